"""The ledger of a spec: every leaf of its body and of its directives once, with lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate
from clipspec.migrate.ledger import Addition, Entry, Ledger
from clipspec.migrate.specs.attempt import Attempt
from clipspec.migrate.specs.study import VIDEO
from clipspec.migrate.specs.troubles import Trouble
from clipspec.validate.words import shown

_COUNTED = "how many there are can change from row to row"


class Account:
    """What became of the leaves of a spec. `origins` leads from an unfolded leaf to its template.

    `troubles` are leaves that cannot be said, with the reasons.
    """

    def __init__(
        self, attempt: Attempt, origins: Mapping[str, str], troubles: Mapping[str, Trouble]
    ) -> None:
        self._study, self._draft, self._proof = attempt.study, attempt.draft, attempt.proof
        self._troubles, self._origins = troubles, origins
        self._flat: dict[str, list[str]] = {}
        for here, home in self._study.homes.items():
            if here in self._study.outcome_of_base.entries:
                self._flat.setdefault(origins.get(home, home), []).append(here)

    def plain(self, video: Any, line: Callable[[str], int]) -> Ledger:
        """Return the ledger whose targets are leaves of the new body before its directives."""
        leaves = (
            replace(self._entry(at, line(at)), value=value)
            for at, value in pointers.leaves(video, VIDEO)
        )
        return Ledger(tuple(leaves), self._study.outcome_of_base.account.ledger.added)

    def placed(self, ledger: Ledger) -> Ledger:
        """Return a ledger whose targets are leaves of the new spec."""
        there = {at for at, _ in pointers.leaves(self._draft.placed.video, VIDEO)}
        leaves = (replace(entry, targets=tuple(self._targets(entry))) for entry in ledger.leaves)
        added = (
            Addition(self._draft.placed.place(each.target), each.note) for each in ledger.added
        )
        return Ledger(tuple(leaves), tuple(each for each in added if each.target in there))

    def _targets(self, entry: Entry) -> Iterator[str]:
        if entry.source in self._draft.placed.directives:
            yield self._draft.placed.directives[entry.source]
        yield from map(self._draft.placed.place, entry.targets)

    def _entry(self, at: str, line: int) -> Entry:
        if at in self._troubles:
            return Entry(at, (), Fate.NEEDS_INPUT, *self._troubles[at], line=line)
        flat = self._flat.get(at, [])
        if not flat:
            return Entry(at, (), Fate.EXACT, line=line)
        entries = self._study.outcome_of_base.entries
        targets = dict.fromkeys(target for here in flat for target in entries[here].targets)
        homes = [self._study.homes[here] for here in flat]
        more = self._draft.more
        targets |= dict.fromkeys(target for home in homes for target in more.get(home, ()))
        found = [self._proof.gravest[home] for home in homes]
        fate = max((each.fate for each in found), key=lambda fate: fate.gravity)
        notes = dict.fromkeys(each.note for each in found if each.fate is fate and each.note)
        answer = next((each.answer for each in found if each.answer), "")
        said = "; ".join([*notes, *self._remarks(homes)])
        if fate is Fate.EXACT and not self._draft.assumptions.keys().isdisjoint(homes):
            fate = Fate.APPROXIMATE
        for home in homes:
            if home in self._proof.stated and not fate.blocks:
                fate, said = Fate.NEEDS_INPUT, self._proof.stated[home].why
        return Entry(at, tuple(targets), fate, said, answer, line)

    def _remarks(self, homes: list[str]) -> Iterator[str]:
        """Yield what is to be said besides of some leaves that are one template."""
        if not self._proof.counted.isdisjoint(homes):
            yield _COUNTED
        for home in homes:
            if home in self._draft.assumptions:
                yield self._draft.assumptions[home]
            if home in self._proof.refused:
                value, why = self._proof.refused[home]
                yield f"a row with {shown(value)} is refused when it is compiled: {why}"
