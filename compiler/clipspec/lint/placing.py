"""From findings to diagnostics: pointers become lines and columns of a document, mends fixes."""

from __future__ import annotations

from collections.abc import Sequence

from clipspec.diagnostics import Diagnostic, Finding, Related, Span
from clipspec.lint.rulebook import diagnostic
from clipspec.source import Document, Problem


def placed(document: Document, found: Sequence[Finding]) -> list[Diagnostic]:
    """Return the diagnostic of each finding, with a fix where its mend can be proved."""
    diagnostics = [_placed(document, finding) for finding in found]
    mends = [finding.mend for finding in found]
    if not any(mends):
        return diagnostics
    from clipspec.lint import mending  # a clean file needs none

    fixes = mending.mended(document, mends)
    return [each._replace(fix=fix) for each, fix in zip(diagnostics, fixes, strict=True)]


def troubles(document: Document) -> list[Diagnostic]:
    """Return what the reader of a document says of its text."""
    diagnostics = [_read(document, problem) for problem in document.problems]
    if not any(problem.cure for problem in document.problems):
        return diagnostics
    from clipspec.lint import mending

    fixes = mending.cured(document, document.problems)
    return [each._replace(fix=fix) for each, fix in zip(diagnostics, fixes, strict=True)]


def below(finding: Finding, at: str) -> Finding:
    """Return a finding on a body as one on the document in which the body stands at `at`."""
    if not at:
        return finding
    related = tuple(note._replace(pointer=at + note.pointer) for note in finding.related)
    mend = finding.mend
    if mend is not None:
        changes = tuple(change._replace(at=at + change.at) for change in mend.changes)
        mend = mend._replace(changes=changes)
    return finding._replace(pointer=at + finding.pointer, related=related, mend=mend)


def _placed(document: Document, finding: Finding) -> Diagnostic:
    file, pointer = document.file, finding.pointer
    notes = [
        Related(file, note.pointer, note.message, document.span(note.pointer, key=True))
        for note in finding.related
    ]
    notes += [Related(file, pointer, "used here", span) for span in document.used_at(pointer)]
    return diagnostic(
        finding.rule,
        file,
        _span(document, finding),
        finding.message,
        finding.help,
        pointer=pointer,
        severity=finding.severity,
        related=notes,
    )


def _span(document: Document, finding: Finding) -> Span:
    if finding.within is not None:
        return document.span_within(finding.pointer, *finding.within)
    return document.span(finding.pointer, key=finding.key)


def _read(document: Document, problem: Problem) -> Diagnostic:
    span = document.text.span(problem.start, problem.end)
    return diagnostic(problem.rule, document.file, span, problem.message, problem.help)
