"""Assembling lists at run time: the filters that the program of a spec uses, and no spec can name.

They keep, for every item that a directive let in, where in the spec it was written and in which
turns of which loops.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from clipspec.expand.fault import ValueFault
from clipspec.expand.omission import kept, there
from clipspec.expand.output import native
from clipspec.validate.words import kind

APPEND = "clipspec_append"
CONDITION = "clipspec_condition"
KEPT = "clipspec_kept"
THERE = "clipspec_there"
TURNS = "clipspec_turns"


class Turn(NamedTuple):
    """One turn of a loop: the pointer of its `loop`, the variable, its number from 1, its value."""

    loop: str
    variable: str
    number: int
    value: Any


class Origin(NamedTuple):
    """Where an item comes from: its place below its list in the spec, and the turns it is of."""

    path: str
    turns: tuple[Turn, ...]


class Assembly:
    """The lists of one run. `origins` holds those of a list's items by the list's identity."""

    def __init__(self) -> None:
        self.origins: dict[int, list[Origin]] = {}

    def filters(self) -> dict[str, Any]:
        """The filters by name."""
        own = {APPEND: self._append, CONDITION: _condition, TURNS: _turns}
        return {**own, KEPT: kept, THERE: there}

    def begin(self) -> None:
        """Forget the run before."""
        if self.origins:
            self.origins = {}

    def _append(self, items: list[Any], item: Any, path: str, turns: list[list[Any]]) -> None:
        items.append(item)
        origin = Origin(path, tuple(Turn(*turn) for turn in turns))
        self.origins.setdefault(id(items), []).append(origin)


def _turns(value: Any) -> list[tuple[int, Any]]:
    if isinstance(value, dict):
        help_ = "write `{{ value | items | list }}` for pairs of names and values"
        raise ValueFault("`loop` takes a list, and this is an object", help_)
    if isinstance(value, str) or not isinstance(found := native(value), list):
        raise ValueFault(f"`loop` takes a list, and this is {kind(native(value))}")
    return list(enumerate(found, 1))


def _condition(value: Any) -> bool:
    found = native(value)
    if not isinstance(found, bool):
        help_ = "compare it, as in `plan == 'pro'` or `steps | length > 0`"
        raise ValueFault(f"`when` takes true or false, and this is {kind(found)}", help_)
    return found
