"""The open questions of a migration: what waits in one object for one reason is asked once."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Entry

_Placed = tuple[int, Entry]
"""A leaf and its index in the ledger."""


class Question(NamedTuple):
    """Leaves that wait for the same answer. `at`: the leaf, or the object that they are all of."""

    at: str
    leaves: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The first leaf, in the order of the source: each says the same."""
        return self.leaves[0]

    def option(self, at: str = "") -> str:
        """Return the option that answers it; a pattern `at` may stand for where it is asked."""
        return self.first.answer or f"--accept {shlex.quote(at or self.at)}"


def asked(leaves: Iterable[Entry], consent: Consent) -> Iterator[Question]:
    """Yield what a ledger's leaves still ask, in the order of the source."""
    known = list(leaves)
    waiting = [
        (index, entry)
        for index, entry in enumerate(known)
        if entry.fate.blocks and not consent.covers(entry)
    ]
    for _, alike in groupby(waiting, key=lambda each: _reason(each[1])):
        yield from _together(list(alike), known)


def _together(alike: list[_Placed], leaves: list[Entry]) -> Iterator[Question]:
    """Ask at the object that these are all of, else below it, down to the single leaf."""
    at = pointers.common(entry.source for _, entry in alike)
    if at and _is_all_of(at, leaves, [index for index, _ in alike]):
        yield Question(at, tuple(entry for _, entry in alike))
    elif len(alike) == 1:
        yield Question(alike[0][1].source, (alike[0][1],))
    else:
        depth = at.count("/") + 2
        for _, part in groupby(alike, key=lambda each: each[1].source.split("/")[:depth]):
            yield from _together(list(part), leaves)


def _reason(entry: Entry) -> tuple[object, ...]:
    return entry.fate, entry.note, entry.answer, _item(entry.source)


def _item(pointer: str) -> str:
    """Return the pointer of the last item of a list on the way to a leaf: each is asked about."""
    tokens = pointer.split("/")
    numbers = [index for index, token in enumerate(tokens) if token.isdecimal()]
    return "/".join(tokens[: numbers[-1] + 1]) if numbers else ""


def _is_all_of(at: str, leaves: list[Entry], places: list[int]) -> bool:
    """Say whether the leaves at these places are all that stand below a pointer.

    Those of one object stand side by side, so the neighbours tell.
    """
    first, last = places[0], places[-1]
    around = leaves[max(first - 1, 0) : first] + leaves[last + 1 : last + 2]
    side_by_side = last - first + 1 == len(places)
    return side_by_side and not any(pointers.within(entry.source, at) for entry in around)
