"""Faults of templates as diagnostics: in the spec, or in a file that it includes."""

from __future__ import annotations

from collections.abc import Iterable

from clipspec.diagnostics import Diagnostic, Position, Related, Span
from clipspec.expand import Fault
from clipspec.lint.rulebook import diagnostic
from clipspec.source import Document


def diagnosed(document: Document, fault: Fault, notes: Iterable[Related] = ()) -> Diagnostic:
    """Place a fault of the spec in a document. `notes` say what else has to do with it."""
    span = _span(document, fault)
    file, related = document.file, tuple(notes)
    if fault.include is not None:
        related = (Related(file, fault.pointer, "included here", span), *related)
        file, span = fault.include, at_line(fault.line)
    said = (fault.message, fault.help)
    return diagnostic(fault.rule, file, span, *said, pointer=fault.pointer, related=related)


def at_line(number: int) -> Span:
    """Return the span that stands for a line, from 1, of a file that was not parsed."""
    return Span(Position(number, 1), Position(number, 2))


def _span(document: Document, fault: Fault) -> Span:
    if fault.within is None:
        return document.span(fault.pointer)
    return document.span_within(fault.pointer, *fault.within)
