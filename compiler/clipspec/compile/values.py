"""Values of params, from wherever they come: each is converted or refused at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.compile.refused import refused
from clipspec.diagnostics import Severity
from clipspec.errors import UsageError
from clipspec.expand import Spec
from clipspec.expand.params import from_text, refusal, unknown
from clipspec.source import Document


class Unfit(ValueError):  # noqa: N818 - a value of the user's, not a fault of ours
    """A value that its param does not take. `rule` names the page that explains it."""

    def __init__(self, rule: str, name: str, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.name = name
        self.message = message
        self.help = help_


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
                raise Unfit("param-value", name, f"`{name}` {error}") from error
        else:
            bound[name] = text
    for name, value in bound.items():
        if name not in spec.params:
            raise Unfit("unknown-param", name, *unknown(name, spec.params))
        said = refusal(name, spec.params[name], value)
        if said is not None:
            raise Unfit("param-value", name, said)
    return bound


def stated(
    spec: Spec, texts: Mapping[str, str], values: Mapping[str, Any], where: str
) -> dict[str, Any]:
    """Bind values that stand in no file, such as those of `--set`, which `where` names.

    Raises `Refused` at the declaration of the param.
    """
    try:
        return bind(spec, texts, values)
    except Unfit as unfit:
        pointer = pointers.join("/params", unfit.name)
        span = spec.document.span(pointer, key=True)
        message = f"{where}: {unfit.message}"
        raise refused(unfit.rule, spec.document.file, message, unfit.help, pointer, span) from unfit


def filed(spec: Spec, document: Document) -> dict[str, Any]:
    """Bind the members of a document of names and values.

    Raises `Refused` at the member, and `UsageError` for a document of another shape.
    """
    for problem in document.problems:
        span = document.text.span(problem.start, problem.end)
        refusing = refused(problem.rule, document.file, problem.message, problem.help, "", span)
        if refusing.diagnostics[0].severity is Severity.ERROR:
            raise refusing
    if not isinstance(document.data, dict):
        raise UsageError(f"{document.file} must hold names and values, one for each param")
    try:
        return bind(spec, {}, document.data)
    except Unfit as unfit:
        pointer = pointers.join("", unfit.name)
        span = document.span(pointer, key=unfit.rule == "unknown-param")
        raise refused(
            unfit.rule, document.file, unfit.message, unfit.help, pointer, span
        ) from unfit
