"""Which values a template may have: all that its field takes, and those that are known of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from clipspec.expand.expression import expression_of
from clipspec.expand.leaf import Leaf, Path, path_of
from clipspec.lint.spec.witnesses import every_value, types, witnesses
from clipspec.migrate.specs import forms
from clipspec.migrate.specs.scope import Loops, Scope, distinct
from clipspec.migrate.specs.templates import Variable
from clipspec.validate import Checker


class Domain(NamedTuple):
    """Values that a template may have.

    `few`: it has no others. `stated` are those that the spec itself names, as JSON. `null`: nobody
    knows that it is never null, and its places take that.
    """

    values: tuple[Any, ...]
    few: bool = False
    stated: frozenset[str] = frozenset()
    null: bool = False


class Field(NamedTuple):
    """What is known of the places of a template.

    `schemas` are those of the places; `bounding` hold bounds that matter besides.
    """

    schemas: list[dict[str, Any]]
    bounding: list[dict[str, Any]]

    @property
    def values(self) -> list[Any]:
        """Values that may stand there; null stands for what is left out, and is none of them."""
        return [v for v in forms.pool(self.schemas, self.bounding) if v is not None]

    @property
    def takes_null(self) -> bool:
        """Whether null may stand there."""
        return any(v is None for v in forms.pool(self.schemas, []))


def of_field(variable: Variable, field: Field) -> Domain:
    """Return what may stand at the places of a template, whatever it is by itself."""
    telling = [schema for schema in field.schemas if forms.tells(schema)]
    few = bool(telling) and all(every_value(schema) is not None for schema in telling)
    null = field.takes_null and variable.leaf.whole is not None
    return Domain(_fitting(variable, field.values) or forms.TEXTS[:1], few, null=null)


def of_template(variable: Variable, scope: Scope, field: Field) -> Domain | None:
    """Return what is known of a template by what it reads and says, None where that is nothing."""
    leaf, loops = variable.leaf, variable.loops
    worked_out = scope.values(leaf, loops)
    if worked_out is not None:
        return _known(variable, worked_out, worked_out, few=True)
    path = leaf.path or _path_of_present(leaf)
    if path is not None:
        return _of_path(variable, path, scope, field)
    if leaf.whole is None and leaf.sentence is not None:
        return _known(variable, _sentences(leaf.sentence, scope, loops, field), [])
    return None


def _path_of_present(leaf: Leaf) -> Path | None:
    """Return the path that a template stands for where it does not leave out its member."""
    expression = expression_of(leaf) if leaf.omits else None
    return path_of(expression.present.node) if expression is not None else None


def _of_path(variable: Variable, path: Path, scope: Scope, field: Field) -> Domain | None:
    schema = scope.schema(path, variable.loops)
    if not isinstance(schema, dict):
        return None
    examples = schema.get("examples", [])
    given = [*scope.given(path), *(examples if isinstance(examples, list) else [])]
    taken = _taken(schema)
    stated = [value for value in (*_sure(schema), *given) if taken(value)]
    more = [other for value in stated if isinstance(value, str) for other in forms.variants(value)]
    own = forms.pool([schema], field.bounding) if forms.tells(schema) else []
    others = [value for value in (*field.values, *more, *own) if taken(value)]
    values = [*stated, *others]
    if variable.leaf.omits:
        values = scope.present(variable.leaf, path, values)
    known = _known(variable, values, stated)
    null = field.takes_null and taken(None)
    return known._replace(null=null and None not in known.values) if known else None


def _sentences(
    parts: list[str | Path | None], scope: Scope, loops: Loops, field: Field
) -> list[str]:
    """Return what words and values may give together, each value an ordinary one."""
    options = [[part] if isinstance(part, str) else _fills(part, scope, loops) for part in parts]
    filled = [
        "".join(choice[number % len(choice)] for choice in options)
        for number in range(max(map(len, options)))
    ]
    words = [re.escape(part) if isinstance(part, str) else ".*" for part in parts]
    form = re.compile("".join(words), re.DOTALL)
    fitting = [v for v in field.values if isinstance(v, str) and form.fullmatch(v)]
    return [*filled, *fitting]


def _fills(path: Path | None, scope: Scope, loops: Loops) -> list[str]:
    schema = scope.schema(path, loops) if path is not None else True
    every = every_value(schema)
    if every is not None:
        spoken = [str(value) for value in every if isinstance(value, (str, int, float))]
        return spoken or list(forms.FILLS)
    taken, kinds = _taken(schema), types(schema)
    if kinds and "string" not in kinds:
        return [str(number) for number in forms.NUMBERS if taken(number)] or ["7"]
    fitting = [fill for fill in forms.FILLS if taken(fill)]
    return fitting or [v for v in _sure(schema) if isinstance(v, str)] or list(forms.FILLS)


def _known(
    variable: Variable, values: Iterable[Any], stated: Iterable[Any], few: bool = False
) -> Domain | None:
    fitting = _fitting(variable, values)
    return Domain(fitting, few, frozenset(map(json.dumps, stated))) if fitting else None


def _fitting(variable: Variable, values: Iterable[Any]) -> tuple[Any, ...]:
    """Return the values that can stand in a leaf; a text with anything around it is a text."""
    whole = variable.leaf.whole is not None
    scalars = [value for value in values if not isinstance(value, (dict, list))]
    return tuple(distinct(v for v in scalars if whole or isinstance(v, str)))


def _sure(schema: Any) -> list[Any]:
    """Return the values that a schema names, and texts of the lengths that it states."""
    found = witnesses("value", schema)
    return [witness.value for witness in found if witness.kind in ("stated", "length")]


def _taken(schema: Any) -> Callable[[Any], bool]:
    checker = Checker({"value": schema})
    return lambda value: checker.takes({"value": value})
