"""Values that stand outside of data: those of a command line and those of a file."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.compile.refused import refused
from clipspec.diagnostics import Severity
from clipspec.errors import UsageError
from clipspec.expand import Spec
from clipspec.expand.values import Unfit, bind, inherited
from clipspec.source import Document


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


def surrounding(
    spec: Spec, environ: Mapping[str, str], given: Container[str] = ()
) -> dict[str, Any]:
    """Bind the variables of the environment that params name as their `env`.

    Those in `given` have a stronger value. Raises `Refused` at the declaration of the variable.
    """
    try:
        return inherited(spec, environ, given)
    except Unfit as unfit:
        pointer = pointers.join("/params", unfit.name, "env")
        span, file = spec.document.span(pointer), spec.document.file
        raise refused(unfit.rule, file, unfit.message, unfit.help, pointer, span) from unfit


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
        pointer = pointers.join("", unfit.name) + unfit.inside
        span = document.span(pointer, key=unfit.rule == "unknown-param")
        raise refused(
            unfit.rule, document.file, unfit.message, unfit.help, pointer, span
        ) from unfit
