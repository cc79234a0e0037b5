"""Changes of data, made: what a mended document must say, whatever its text looks like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clipspec import pointer as pointers
from clipspec.mends import Change, Insert, Remove, Rename, Replace, Rewrite

_Plan = dict[str, list[Change]]


def changed(data: Any, changes: Iterable[Change]) -> Any:
    """Return the data with all changes made; the data itself stays as it is.

    Every pointer names a place before any change. A place that is not there is passed over.
    """
    plan: _Plan = {}
    for change in changes:
        plan.setdefault(change.at, []).append(change)
    return _rebuilt(data, "", plan)


def rewritten(text: str, changes: Iterable[Change]) -> str:
    """Return a text with its `Rewrite`s made; no two of them may overlap."""
    mine = [change for change in changes if isinstance(change, Rewrite)]
    parts, here = [], 0
    for change in sorted(mine, key=lambda change: (change.start, change.end)):
        parts += [text[here : change.start], change.text]
        here = change.end
    return "".join([*parts, text[here:]])


def _rebuilt(value: Any, at: str, plan: _Plan) -> Any:
    mine = plan.get(at, ())
    for change in mine:
        if isinstance(change, Replace):
            return change.value
    if isinstance(value, str):
        return rewritten(value, mine) if mine else value
    if isinstance(value, list):
        places = [(pointers.join(at, index), item) for index, item in enumerate(value)]
        return [_rebuilt(item, here, plan) for here, item in places if not _removed(plan, here)]
    if not isinstance(value, dict):
        return value
    members = {}
    for name, member in value.items():
        here = pointers.join(at, name)
        if not _removed(plan, here):
            members[_name(name, plan.get(here, ()))] = _rebuilt(member, here, plan)
    members.update((change.name, change.value) for change in mine if isinstance(change, Insert))
    return members


def _removed(plan: _Plan, at: str) -> bool:
    return any(isinstance(change, Remove) for change in plan.get(at, ()))


def _name(name: str, changes: Iterable[Change]) -> str:
    return next((change.name for change in changes if isinstance(change, Rename)), name)
