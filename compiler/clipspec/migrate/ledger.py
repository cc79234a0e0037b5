"""The ledger of a migration: every leaf of the source once, every leaf of the output accounted for.

A leaf is a scalar, an empty object or an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.reading import Fate, Reading, Remark
from clipspec.model import stated

_EXACT = Remark(Fate.EXACT, "")


class UnbalancedError(Exception):
    """A leaf of the output came from nowhere, or one of the source was lost: our own fault."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happens to one leaf of the source.

    `targets`: where it goes, in the order of the output. `line`: where it stands in its file,
    from 1. `answer`: the option that answers the question, "" where there is none. `value`: what
    stands there.
    """

    source: str
    targets: tuple[str, ...]
    fate: Fate
    note: str = ""
    answer: str = ""
    line: int = 1
    value: Any = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A leaf of the output that no leaf of the source stated, and why it is there."""

    target: str
    note: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole account, in the order of the source and of the output."""

    leaves: tuple[Entry, ...] = ()
    added: tuple[Addition, ...] = ()

    @property
    def origins(self) -> dict[str, tuple[str, ...]]:
        """The source pointers of each leaf of the output that has some, in the source's order."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.leaves:
            for target in entry.targets:
                found[target] = (*found.get(target, ()), entry.source)
        return found


@dataclass(frozen=True, slots=True)
class Crossing:
    """A body on its way: as it stands, as it was read, and as it was written."""

    source: Dialect
    target: Dialect
    body: Mapping[str, Any]
    reading: Reading
    draft: Draft


def balance(crossing: Crossing, line: Callable[[str], int] = lambda at: 1) -> Ledger:
    """Draw up the ledger of a crossing. `line` tells the line of a pointer into the source.

    Raises `UnbalancedError` where the law of the ledger does not hold, which is our own fault.
    """
    draft = crossing.draft
    sources = dict(pointers.leaves(crossing.body))
    output = [at for at, _ in pointers.leaves(draft.body)] if draft.body else []
    _check(crossing, list(sources), output)
    targets: dict[str, list[str]] = {at: [] for at in sources}
    for at in output:
        for source in draft.origins.get(at, ()):
            targets[source].append(at)
    leaves = (_entry(crossing, leaf, tuple(targets[leaf[0]]), line) for leaf in sources.items())
    added = (Addition(at, draft.added[at]) for at in output if at in draft.added)
    return Ledger(tuple(leaves), tuple(added))


def _entry(
    crossing: Crossing,
    leaf: tuple[str, Any],
    targets: tuple[str, ...],
    line: Callable[[str], int],
) -> Entry:
    at, value = leaf
    remark = _remark(crossing, at, targets)
    if remark is None:
        remark = _EXACT if targets else Remark(Fate.NEEDS_INPUT, _unknown(crossing))
    return Entry(at, targets, remark.fate, remark.text, remark.answer, line(at), value)


def _remark(crossing: Crossing, at: str, targets: tuple[str, ...]) -> Remark | None:
    """Return the graver of what the reader and the writer say.

    Of equals it is what the reader says; but why a leaf is left out that is near enough to be,
    the writer knows.
    """
    both = [crossing.reading.remarks.about(at), crossing.draft.remarks.about(at)]
    if not targets and both[1] and both[1].fate is Fate.APPROXIMATE:
        both.reverse()
    said = [remark for remark in both if remark]
    return max(said, key=lambda remark: remark.fate.gravity, default=None)


def _unknown(crossing: Crossing) -> str:
    source = crossing.source
    does = "refuses" if source.strict else "ignores"
    return f"no field of {source.name}, which {does} it: not copied; correct it, or accept its loss"


def _check(crossing: Crossing, sources: list[str], output: list[str]) -> None:
    draft = crossing.draft
    named = {source for origin in draft.origins.values() for source in origin}
    faults = {
        "written from nowhere": set(output) - draft.origins.keys() - draft.added.keys(),
        "said to be written, but not there": {*draft.origins, *draft.added} - set(output),
        "said to be a source, but no leaf": named - set(sources),
        "read, but neither written nor remarked on": set(_lost(crossing, named)),
    }
    for fault, at in faults.items():
        if at:
            raise UnbalancedError(f"{fault}: {', '.join(sorted(at))}")


def _lost(crossing: Crossing, named: set[str]) -> Iterator[str]:
    for _, value in stated(crossing.reading.video):
        for below, _ in pointers.leaves(value.value):
            at = value.at + below
            if at not in named and crossing.draft.remarks.about(at) is None:
                yield at
