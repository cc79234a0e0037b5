"""What only shows when files are seen together: values that must differ from file to file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic, Related, Span
from clipspec.lint.engine import Judgement
from clipspec.lint.rulebook import diagnostic
from clipspec.marks import is_template

_CONSEQUENCE = {
    "shared-callback-id": "what comes back cannot be told apart",
    "shared-name": "compiled into one folder they would be one file",
}


class Unique(NamedTuple):
    """A value that no second file may have. `rule` is broken where one has it."""

    rule: str
    file: str
    pointer: str
    value: str
    span: Span


def unique_values(judgement: Judgement) -> Iterator[Unique]:
    """Yield what a judged file has of such values. Templates are not known, and are left out."""
    document = judgement.document
    for rule, pointer in _places(judgement):
        try:
            value = pointers.get(document.data, pointer)
        except KeyError:
            continue
        if isinstance(value, str) and value and not is_template(value):
            yield Unique(rule, document.file, pointer, value, document.span(pointer))


def shared(values: Iterable[Unique]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each value that an earlier file has already."""
    first: dict[tuple[str, str], Unique] = {}
    for found in values:
        earlier = first.setdefault((found.rule, found.value), found)
        if earlier is not found:
            yield _diagnostic(found, earlier)


def _places(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Yield the name of a rule and the pointer that it looks at."""
    spec = judgement.kind == "spec"
    if spec:
        yield "shared-name", "/name"
    if judgement.dialect in ("v2", "v3"):  # v1 has no such field
        yield "shared-callback-id", f"{'/video' if spec else ''}/callback_id"


def _diagnostic(found: Unique, earlier: Unique) -> Diagnostic:
    key = pointers.last(found.pointer)
    first = Related(earlier.file, earlier.pointer, "the first of them", earlier.span)
    return diagnostic(
        found.rule,
        found.file,
        found.span,
        f"`{key}` is the same as in {earlier.file}: {_CONSEQUENCE[found.rule]}",
        f"give each file a `{key}` of its own",
        pointer=found.pointer,
        related=(first,),
    )
