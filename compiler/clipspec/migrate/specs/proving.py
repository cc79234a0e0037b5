"""Proving a new spec: for rows of every kind, migrating their bodies gives what it compiles to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec.dialects.field import is_number
from clipspec.expand.omission import OMIT
from clipspec.migrate.ledger import Entry
from clipspec.migrate.specs.domain import Domain
from clipspec.migrate.specs.draft import SpecDraft
from clipspec.migrate.specs.learning import Lesson, applied
from clipspec.migrate.specs.rendering import Row, UnsaidError, rendered
from clipspec.migrate.specs.study import VIDEO, Study
from clipspec.migrate.specs.templates import Variable
from clipspec.migrate.specs.trial import Outcome, graver
from clipspec.migrate.specs.troubles import DEPENDENT, Trouble, beyond, plain

_FINE = Trouble("")

Change = tuple[int | str, Any]
"""What a row has otherwise than the base: a variable and a value, or an item and its count."""


class Surprise(NamedTuple):
    """Changes for which a new spec is wrong, as few as there can be, and what was said of them."""

    trouble: Trouble
    changes: tuple[Change, ...]


class Proof:
    """What rows have shown, by the places of leaves in the spec.

    `gravest`: the entry of the gravest fate. `refused`: a value for which compiling fails, where
    the old body would have been blocked, and why; `stated` are those that the spec itself names.
    `counted`: leaves of which other things are said where there are more items, or fewer.
    """

    def __init__(self, study: Study, draft: SpecDraft, lessons: list[Lesson]) -> None:
        self._study, self._draft = study, draft
        pairs = zip(study.variables, study.possible, lessons, strict=True)
        # What is in trouble stays as it is in the base.
        self._free = [(v, p) for v, p, lesson in pairs if lesson.trouble is None]
        self._rules = [lesson.rules for lesson in lessons]
        self.gravest: dict[str, Entry] = {}
        self.refused: dict[str, tuple[Any, str]] = {}
        self.stated: dict[str, Trouble] = {}
        self.counted: set[str] = set()
        self.surprises: list[Surprise] = []
        base = study.outcome_of_base
        self._waiting = {study.homes[at] for at in base.waiting}
        self._look(base, study.homes)

    def run(self) -> None:
        """Try all rows; in a swift study up to the first that comes out wrong."""
        good: dict[int, list[Any]] = {}
        for variable, possible in self._free:
            values = (*possible.values, OMIT) if variable.leaf.omits else possible.values
            fits = [v for v in values if self._is_good(variable, v, possible)]
            good[variable.number] = fits or [self._study.base.values[variable.number]]
        for changes in (*self._counted(), *self._together(good)):
            self._try(changes)
            if self.surprises and self._study.is_swift:
                return

    def _is_good(self, variable: Variable, value: Any, possible: Domain) -> bool:
        swept = self._study.is_swept(variable, value)  # it comes among others then
        return swept or self._alone(variable, value, possible)

    def _counted(self) -> Iterator[tuple[Change, ...]]:
        """Yield rows in which an item is absent, or there twice."""
        yield from ((change,) for several in self._counts() for change in several)

    def _counts(self) -> list[list[Change]]:
        """Return for each item with a directive how often it can be there, if not once."""
        items = self._study.items
        return [[(at, 0), (at, 2)] if "loop" in item else [(at, 0)] for at, item in items]

    def _together(self, good: Mapping[int, list[Any]]) -> Iterator[tuple[Change, ...]]:
        """Yield rows in which all differs.

        In the first ones all variables have their first values, and so on; in those after them one
        half of the variables is ahead, another half each time, so that any two are told apart.
        """
        counts, longest = self._counts(), max(map(len, good.values()), default=0)
        for bit in range(-1, max(good, default=0).bit_length()):
            for turn in range(longest):
                values = [
                    (number, several[(turn + (bit >= 0 and number >> bit & 1)) % len(several)])
                    for number, several in good.items()
                ]
                yield tuple(values)
                if counts and bit < 0:
                    yield (*values, *(s[(turn + i) % len(s)] for i, s in enumerate(counts)))
                    yield (*values, *(s[-1] for s in counts if len(s) > 1))

    def _alone(self, variable: Variable, value: Any, possible: Domain) -> bool:
        """Try the base with another value. Returns whether that gives a body, and the right one."""
        study, outcome = self._study, self._study.alone(variable, value)
        if outcome is None:
            return False
        try:
            new = applied(study, self._rules[variable.number], value)
        except UnsaidError:
            new = None
        trouble = self._verdict(outcome, new, study.homes)
        if trouble is None and value is not OMIT:
            self._note(outcome, value, json.dumps(value) in possible.stated)
        elif trouble is not _FINE:
            self.surprises.append(Surprise(trouble or DEPENDENT, ((variable.number, value),)))
        else:
            self._look(outcome, study.homes)
        return trouble is _FINE

    def _try(self, changes: tuple[Change, ...]) -> None:
        """Try a row; of one that comes out wrong, find the fewest changes that do."""
        trouble = self._wrong(changes)
        for change in changes if trouble and not self._study.is_swift else ():
            fewer = tuple(each for each in changes if each is not change)
            said = self._wrong(fewer) if fewer else None
            changes, trouble = (fewer, said) if said else (changes, trouble)
        if trouble is not None:
            self.surprises.append(Surprise(trouble, changes))

    def _wrong(self, changes: tuple[Change, ...]) -> Trouble | None:
        """Return why a row breaks the law, None where it keeps it or gives no body."""
        row = self._row(changes)
        old = self._study.rendered(row)
        outcome = self._study.outcome(old.body)
        if outcome is None:
            return None
        trouble = self._verdict(outcome, self._new(row), old.homes)
        if trouble is not _FINE:
            return trouble
        self._look(outcome, old.homes, all(isinstance(what, str) for what, _ in changes))
        return None

    def _verdict(self, outcome: Outcome, new: Any, homes: Mapping[str, str]) -> Trouble | None:
        """Return why a new body is not the right one, `_FINE` where it is, None for no body."""
        if new is not None and json.dumps(new) == outcome.written:
            return _FINE
        waiting = [at for at in outcome.waiting if homes[at] not in self._waiting]
        if waiting:
            if new is None or self._study.trial.is_refused(new):
                return None
            entry = outcome.entries[min(waiting)]
            return Trouble(entry.note, entry.answer)
        return DEPENDENT

    def _row(self, changes: tuple[Change, ...]) -> Row:
        base = self._study.base
        values = {what: value for what, value in changes if isinstance(what, int)}
        counts = {what: count for what, count in changes if isinstance(what, str)}
        return Row({**base.values, **values}, base.second, counts)

    def _new(self, row: Row) -> Any:
        """Return the body that the new spec gives, None where compiling it fails."""
        placed = self._draft.placed
        try:
            return rendered(placed.video, VIDEO, self._draft.slots, row, placed.items).body
        except UnsaidError:
            return None

    def _note(self, outcome: Outcome, value: Any, stated: bool) -> None:
        """Note a value with which compiling fails, where the old body would have been blocked."""
        for at in outcome.waiting:
            place, why = self._study.homes[at], plain(outcome.entries[at].note)
            if place in self._waiting:
                continue
            known = self.refused.setdefault(place, (value, why))[0]
            if is_number(value) and is_number(known) and abs(value) < abs(known):
                self.refused[place] = (value, why)
            if stated:
                self.stated.setdefault(place, beyond(value, why))

    def _look(self, outcome: Outcome, homes: Mapping[str, str], counts: bool = False) -> None:
        """Take down what is said of leaves. `counts`: only how many items there are differs."""
        if outcome.account is self._study.outcome_of_base.account and self.gravest:
            return
        for at, entry in outcome.entries.items():
            known = self.gravest.setdefault(homes[at], entry)
            self.gravest[homes[at]] = graver(known, entry)
            if counts and entry.note != known.note and entry.fate is known.fate:
                self.counted.add(homes[at])
