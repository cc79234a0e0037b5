"""Templates that depend on each other, such as a width and a height that follow from one shape."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from clipspec.expand.expression import expression_of, leaf_of
from clipspec.expand.leaf import Leaf
from clipspec.migrate.specs.scope import Scope, distinct
from clipspec.migrate.specs.templates import Part, Variable

_Pairs = list[tuple[Any, Any]]


class _Cause(NamedTuple):
    """What a template follows from: the text of that, and its values with the template's."""

    text: str
    pairs: _Pairs


def joined(
    variables: list[Variable], troubled: Container[str], scope: Scope
) -> list[Variable] | None:
    """Return variables of which those that have one cause are one, if some of them are in trouble.

    `troubled` are the places of those that are. None where there is nothing to join.
    """
    causes: dict[int, _Cause] = {}
    groups: dict[str, list[Variable]] = {}
    for variable in variables:
        cause = _cause(variable, scope)
        if cause is not None:
            causes[variable.number] = cause
            groups.setdefault(cause.text, []).append(variable)
    several = {
        text: group
        for text, group in groups.items()
        if len(group) > 1 and any(at in troubled for each in group for at in each.places)
    }
    if not several:
        return None
    taken = {variable.number for group in several.values() for variable in group}
    whole = [_whole(leaf_of(text), group, causes) for text, group in several.items()]
    rest = [variable for variable in variables if variable.number not in taken]
    return [each._replace(number=number) for number, each in enumerate([*rest, *whole])]


def _cause(variable: Variable, scope: Scope) -> _Cause | None:
    """Return the one name with few values that a template reads, or what its table looks up."""
    if variable.turning or variable.parts or variable.leaf.omits:
        return None
    expression = expression_of(variable.leaf)
    table = expression.table if expression is not None else None
    if table is not None:
        return _Cause(table[0].text, table[1])
    worked = scope.worked_out(variable.leaf, variable.loops) or []
    names = {name for row, _ in worked for name in row}
    if len(names) != 1:
        return None
    (name,) = names
    return _Cause(f"{{{{ {name} }}}}", [(row[name], value) for row, value in worked])


def _whole(leaf: Leaf, group: Iterable[Variable], causes: Mapping[int, _Cause]) -> Variable:
    """Return the variable that some others follow from."""
    members = list(group)
    tables = [{json.dumps(k): v for k, v in causes[each.number].pairs} for each in members]
    parts = tuple(
        Part(each.leaf, table, each.places) for each, table in zip(members, tables, strict=True)
    )
    common = [
        value
        for value, _ in causes[members[0].number].pairs
        if all(json.dumps(value) in table for table in tables)
    ]
    places = tuple(at for each in members for at in each.places)
    return Variable(0, leaf, (), frozenset(), places, parts, tuple(distinct(common)))
