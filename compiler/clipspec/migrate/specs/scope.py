"""What is known of the names that templates read: schemas, and the few values that some have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import product
from math import prod
from typing import Any

from clipspec import pointer as pointers
from clipspec.expand import Fault, Program, Spec, omission
from clipspec.expand.expression import path_in
from clipspec.expand.leaf import Leaf, Path
from clipspec.expand.matrix import axes
from clipspec.expand.omission import OMIT
from clipspec.lint.spec.witnesses import every_value
from clipspec.marks import is_template
from clipspec.migrate.specs.templates import Loop

_MOST = 64
"""Combinations of values in which a template is worked out."""

_MEMBER = "value"

Loops = tuple[Loop, ...]
Worked = tuple[dict[str, Any], Any]
"""Values of names, and what a template is with them."""


class Scope:
    """The params, vars and axes of a spec. Params in `unusable` have a schema that says nothing."""

    def __init__(self, spec: Spec, leaves: Iterable[Leaf], unusable: Iterable[str]) -> None:
        self._spec = spec
        listed = {name: {"enum": values} for name, values in axes(spec.matrix).items()}
        # A param in the matrix has no other values than those.
        self._schemas = {**spec.params, **dict.fromkeys(unusable, True), **listed}
        self._reads = _reads(spec, leaves)
        self._alone: dict[str, Program] = {}
        self._worked_out: dict[tuple[str, tuple[str, ...]], list[Worked] | None] = {}

    def schema(self, path: Path, loops: Loops) -> Any:
        """Return what is known of a member of a name, a JSON Schema; True where nothing is."""
        schema = self._named(str(path[0]), loops)
        for token in path[1:]:
            schema = member(schema, token)
        return schema

    def is_param(self, path: Path) -> bool:
        """Say whether a path leads into a param, or an axis of the matrix, that no var hides."""
        return path[0] in self._schemas and path[0] not in self._spec.vars

    def values(self, leaf: Leaf, loops: Loops) -> list[Any] | None:
        """Return all values that a template can have, if it reads only what has few."""
        worked = self.worked_out(leaf, loops)
        return distinct(v for _, v in worked if v is not OMIT) if worked is not None else None

    def worked_out(self, leaf: Leaf, loops: Loops) -> list[Worked] | None:
        """Return what a template is for all values of what it reads, if these are few.

        That is `OMIT` where it leaves out its member.
        """
        key = (leaf.text, tuple(loop.item for loop in loops))
        if key not in self._worked_out:
            self._worked_out[key] = self._work_out(leaf, loops)
        return self._worked_out[key]

    def present(self, leaf: Leaf, path: Path, values: Iterable[Any]) -> list[Any]:
        """Return those values of a param with which a template does not leave out its member.

        All of them where that hangs on other names as well.
        """
        if leaf.open or len(path) > 1 or leaf.names != {path[0], omission.NAME}:
            return list(values)
        name = str(path[0])
        if leaf.text not in self._alone:
            self._alone[leaf.text] = self._program(leaf, [name], {})
        program = self._alone[leaf.text]
        made = [(value, program.run({name: value})) for value in values]
        return [value for value, body in made if isinstance(body, Fault) or _MEMBER in body[0]]

    def given(self, path: Path) -> list[Any]:
        """Return what the examples of the spec give to a member of a param."""
        rows = self._spec.document.data.get("examples")
        given = []
        for row in rows if isinstance(rows, list) else ():
            try:
                given.append(pointers.get(row, pointers.join("", *path)))
            except (KeyError, TypeError):
                continue
        return given

    def _named(self, name: str, loops: Loops) -> Any:
        for number in range(len(loops) - 1, -1, -1):
            if name == loops[number].variable:
                return self._items(loops[number].over, loops[:number])
            if name == loops[number].counter:
                return {"type": "integer", "minimum": 1}
        if name in self._spec.vars:
            value = self._spec.vars[name]
            plain = not any(is_template(leaf) for _, leaf in pointers.leaves(value))
            return {"const": value} if plain else True
        return self._schemas.get(name, True)

    def _items(self, over: Any, loops: Loops) -> Any:
        """Return what is known of the items that a loop goes over."""
        if isinstance(over, list):
            plain = not any(is_template(leaf) for _, leaf in pointers.leaves(over))
            return {"enum": over} if plain else True
        path = path_in(over) if isinstance(over, str) else None
        return member(self.schema(path, loops), 0) if path is not None else True

    def _work_out(self, leaf: Leaf, loops: Loops) -> list[Worked] | None:
        roots, vars_ = self._roots(leaf, {name for loop in loops for name in loop.names})
        if roots is None:
            return None
        every = {name: every_value(self._named(name, loops)) for name in sorted(roots)}
        known = {name: values for name, values in every.items() if values is not None}
        if len(known) < len(every) or prod(map(len, known.values())) > _MOST:
            return None
        used = {name: value for name, value in self._spec.vars.items() if name in vars_}
        program = self._program(leaf, known, used)
        rows = [dict(zip(known, row, strict=True)) for row in product(*known.values())]
        ran = [(row, program.run(row)) for row in rows]
        return [
            (row, made[0].get(_MEMBER, OMIT)) for row, made in ran if not isinstance(made, Fault)
        ]

    def _program(self, leaf: Leaf, params: Iterable[str], used: Mapping[str, Any]) -> Program:
        """Return the program of a template alone, which is a member of its body."""
        given, body = dict.fromkeys(params, True), {_MEMBER: leaf.text}
        return Program(Spec(self._spec.document, given, used, None, None, body), None)

    def _roots(self, leaf: Leaf, turning: set[str]) -> tuple[set[str] | None, set[str]]:
        """Return the names that a template reads in the end, None if that is not known; its vars.

        `turning` are the names that loops give.
        """
        roots, vars_, waiting = set[str](), set[str](), [(leaf.open, leaf.names)]
        while waiting:
            is_open, names = waiting.pop()
            if is_open:
                return None, vars_
            for name in names - roots - vars_:
                if name in self._spec.vars and name not in turning:
                    vars_.add(name)
                    waiting.append(self._reads[name])
                elif name in turning or name in self._schemas:
                    roots.add(name)
        return roots, vars_


def member(schema: Any, token: str | int) -> Any:
    """Return what a schema says of a member of its values, True where it says nothing."""
    every = (
        schema.get("enum", [schema["const"]] if "const" in schema else None)
        if isinstance(schema, dict)
        else None
    )
    if every is not None:
        found = [_inside(value, token) for value in every]
        return {"enum": [one[0] for one in found if one]} if all(found) else True
    if not isinstance(schema, dict):
        return True
    if isinstance(token, int):
        return schema.get("items", True)
    properties = schema.get("properties")
    return properties.get(token, True) if isinstance(properties, dict) else True


def distinct(values: Iterable[Any]) -> list[Any]:
    """Return values without those that were there already: 1, 1.0 and true are three."""
    return list({json.dumps(value): value for value in values}.values())


def _inside(value: Any, token: str | int) -> list[Any]:
    """Return the member of a value in a list, which is empty where there is none."""
    try:
        return [pointers.get(value, pointers.join("", token))]
    except (KeyError, TypeError):
        return []


def _reads(spec: Spec, leaves: Iterable[Leaf]) -> Mapping[str, tuple[bool, frozenset[str]]]:
    """Return by var whether its templates are open, and the names that they read."""
    inside: dict[str, list[Leaf]] = {name: [] for name in spec.vars}
    for leaf in leaves:
        tokens = pointers.split(leaf.pointer)
        if tokens[0] == "vars":
            inside[tokens[1]].append(leaf)
    return {
        name: (
            any(leaf.open for leaf in found),
            frozenset[str]().union(*(leaf.names for leaf in found)),
        )
        for name, found in inside.items()
    }
