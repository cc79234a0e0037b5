"""For people: the line itself, carets under the token, what is wrong and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clipspec.diagnostics import Diagnostic, Related, Severity, Span
from clipspec.lint.report import LintReport
from clipspec.report._terminal import inert, paint, width
from clipspec.source import Text

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LONGEST_LINE = 140


def render(report: LintReport, color: bool) -> str:
    """Render a report with a frame for each finding and a summary at the end."""
    frames = [
        "\n".join(diagnostic_lines(d, report.text(d.file), color)) + "\n"
        for d in report.diagnostics
    ]
    return "\n".join([*frames, _summary(report) + "\n"])


def diagnostic_lines(diagnostic: Diagnostic, text: Text | None, color: bool) -> Iterator[str]:
    """Yield the lines that show one diagnostic; without the text there is no frame."""
    hue = _COLORS[diagnostic.severity]
    head = f"{diagnostic.severity.value}[{diagnostic.code}]"
    yield f"{paint(head, hue, 'bold', color=color)} {inert(diagnostic.message)}"
    start = diagnostic.span.start
    gutter = " " * len(str(start.line))
    arrow = paint("-->", "blue", color=color)
    yield f"{gutter}{arrow} {inert(diagnostic.file)}:{start.line}:{start.column}"
    if text is not None:
        yield from _frame(text, diagnostic.span, gutter, hue, color)
    for related in diagnostic.related:
        yield f"{gutter} {paint('=', 'blue', color=color)} note: {_place(related)}"
    if diagnostic.help:
        yield f"{gutter} {paint('=', 'blue', color=color)} help: {inert(diagnostic.help)}"
    rule = f"{diagnostic.name}, see `clipspec explain {diagnostic.code}`"
    yield f"{gutter} {paint('=', 'blue', color=color)} {paint(rule, 'dim', color=color)}"


def _frame(text: Text, span: Span, gutter: str, hue: str, color: bool) -> Iterator[str]:
    number, column = span.start.line, span.start.column
    line = text.line(number)
    end = span.end.column if span.end.line == number else len(line) + 1
    line, column, end = _window(line, column, max(end, column + 1))
    bar = paint("|", "blue", color=color)
    before, marked = inert(line[: column - 1]), inert(line[column - 1 : end - 1])
    carets = "^" * max(1, width(marked))
    yield f"{gutter} {bar}"
    yield f"{paint(str(number), 'blue', color=color)} {bar} {inert(line)}"
    yield f"{gutter} {bar} {' ' * width(before)}{paint(carets, hue, 'bold', color=color)}"


def _window(line: str, column: int, end: int) -> tuple[str, int, int]:
    """Cut a long line (a whole body on one line is common) to what surrounds the token."""
    if len(line) <= _LONGEST_LINE:
        return line, column, end
    first = max(0, min(column - 1 - _LONGEST_LINE // 3, len(line) - _LONGEST_LINE))
    cut = line[first : first + _LONGEST_LINE]
    left, right = "…" if first else "", "…" if first + len(cut) < len(line) else ""
    column = column - first + len(left)
    end = min(end - first + len(left), len(left) + len(cut) + 1)
    return left + cut + right, column, max(end, column + 1)


def _place(related: Related) -> str:
    start = related.span.start
    return f"{inert(related.message)} ({inert(related.file)}:{start.line}:{start.column})"


def _summary(report: LintReport) -> str:
    count = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    parts = [_plural(len(report.judgements), "file")]
    parts += [_plural(count[severity], severity.value) for severity in Severity]
    unchecked = sum(len(judgement.not_checked) for judgement in report.judgements)
    if unchecked:
        parts.append(f"{_plural(unchecked, 'template')} not checked")
    if report.skipped:
        parts.append(f"{_plural(report.skipped, 'other file')} skipped")
    return ", ".join(parts)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
