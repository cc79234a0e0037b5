"""What documents come to together: by dialect and kind, by field, by question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from clipspec.dialects.reading import Fate
from clipspec.readiness.standing import Leaf, Standing, Status


class Group(NamedTuple):
    """The documents of a dialect and a kind, counted by status."""

    dialect: str
    kind: str
    counts: Counter[Status]

    @property
    def name(self) -> str:
        """What to call them: `v1 body`."""
        return "unreadable" if self.kind == self.dialect else f"{self.dialect} {self.kind}"


class Field(NamedTuple):
    """What becomes of a field of a dialect: in how many of its files it has each fate."""

    dialect: str
    name: str
    files: int
    fates: Mapping[Fate, int]

    @property
    def lossy(self) -> bool:
        """Whether it does not arrive as it is everywhere."""
        return bool(self.fates.keys() - {Fate.EXACT})

    @property
    def blocks(self) -> int:
        """How often it has a fate that blocks a file, accepted or not."""
        return sum(count for fate, count in self.fates.items() if fate.blocks)


class Question(NamedTuple):
    """A question that several files ask in the same words. `leaves` come with their files."""

    dialect: str
    leaves: tuple[tuple[str, Leaf], ...]

    @property
    def leaf(self) -> Leaf:
        """The first that asks it."""
        return self.leaves[0][1]

    @property
    def files(self) -> list[str]:
        """The files that ask it."""
        return list(dict.fromkeys(file for file, _ in self.leaves))

    @property
    def answers(self) -> list[str]:
        """The options that answer it, all of which are needed."""
        return list(dict.fromkeys(leaf.answer for _, leaf in self.leaves))


_WAITS = "answers to the questions below are needed"


def groups(standings: Iterable[Standing]) -> list[Group]:
    """Return the documents by dialect and kind; those of no dialect come last."""
    found: dict[tuple[str, str], Counter[Status]] = {}
    for each in standings:
        found.setdefault((each.dialect, each.kind), Counter())[each.status] += 1
    made = [Group(*key, counts) for key, counts in sorted(found.items())]
    return sorted(made, key=lambda group: group.dialect == "unknown")


def fields(standings: Iterable[Standing]) -> list[Field]:
    """Return what becomes of each field, by dialect and name."""
    found: dict[tuple[str, str], list[frozenset[Fate]]] = {}
    for each in standings:
        for name, fates in each.fields.items():
            found.setdefault((each.dialect, name), []).append(frozenset(fates))
    return [
        Field(*key, len(sets), {f: n for f in Fate if (n := sum(f in s for s in sets))})
        for key, sets in sorted(found.items())
    ]


def questions(standings: Iterable[Standing]) -> list[Question]:
    """Return the questions that block files, those of most files first."""
    asked: dict[tuple[str, ...], list[tuple[str, Leaf]]] = {}
    for each in standings:
        for leaf in each.questions:
            option = "" if leaf.answer.startswith("--accept") else leaf.answer
            key = (each.dialect, leaf.field, leaf.fate.value, leaf.note, option)
            asked.setdefault(key, []).append((each.file, leaf))
    found = [Question(key[0], tuple(asked[key])) for key in sorted(asked)]
    return sorted(found, key=lambda question: -len(question.files))


def reasons(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Return blocked documents by why they are, the reasons of most documents first.

    How many answers each waits for is no reason of its own: the questions tell.
    """
    found: dict[str, list[Standing]] = {}
    for each in standings:
        if each.status is Status.BLOCKED:
            found.setdefault(_WAITS if each.questions else each.reason, []).append(each)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))
