"""Values of params, from wherever they come: each is converted or refused."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from clipspec.expand.params import from_text, refusal, unknown
from clipspec.expand.spec import Spec
from clipspec.nearest import nearest
from clipspec.rows import Row


class Unfit(ValueError):  # noqa: N818 - a value of the user's, not a fault of ours
    """A value that its param does not take. `rule` names the page that explains it."""

    def __init__(self, rule: str, name: str, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.name = name
        self.message = message
        self.help = help_


def defaults(spec: Spec) -> dict[str, Any]:
    """Return the values of the params that have one by themselves."""
    return {
        name: schema["default"]
        for name, schema in spec.params.items()
        if isinstance(schema, dict) and "default" in schema
    }


def bind(spec: Spec, texts: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return param values from texts (converted by schema) and values (taken as they are).

    Raises `Unfit` for the first that its param does not take.
    """
    bound = dict(values)
    for name, text in texts.items():
        if name in spec.params:
            try:
                bound[name] = from_text(spec.params[name], text)
            except ValueError as error:
                raise Unfit("refused-value", name, f"`{name}` {error}") from error
        else:
            bound[name] = text
    for name, value in bound.items():
        if name not in spec.params:
            raise stray(spec, name)
        said = refusal(name, spec.params[name], value)
        if said is not None:
            raise Unfit("refused-value", name, said)
    return bound


def stray(spec: Spec, name: str) -> Unfit:
    """Return what there is to say of a value whose name is no param's."""
    return Unfit("unknown-param", name, *unknown(name, spec.params))


def misnamed(spec: Spec, row: Row) -> Unfit | None:
    """Return the first column that is nearly a param without one; data may hold more than that."""
    absent = [param for param in spec.params if param not in row.values]
    for name in row.values:
        meant = nearest(name, absent) if name not in spec.params else None
        if meant is not None:
            message, help_ = f"no param is called `{name}`", f"did you mean `{meant}`?"
            return Unfit("unknown-param", name, message, help_)
    return None


def bind_row(
    spec: Spec, row: Row, fixed: Container[str] = ()
) -> tuple[dict[str, Any], list[Unfit]]:
    """Return the values that a row gives to params, and those that do not fit.

    What no param is called is passed over, and so are those in `fixed`. An empty cell leaves a
    param at its default.
    """
    values: dict[str, Any] = {}
    unfit = []
    for name, given in row.values.items():
        schema = spec.params.get(name)
        default = isinstance(schema, dict) and "default" in schema
        empty = not row.typed and given == "" and default
        if name not in spec.params or name in fixed or empty:
            continue
        try:
            texts, typed = ({}, {name: given}) if row.typed else ({name: given}, {})
            values.update(bind(spec, texts, typed))
        except Unfit as error:
            unfit.append(error)
    return values, unfit
