"""For people: the line itself, carets under the token, what is wrong and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clipspec.diagnostics import Diagnostic, Related, Severity, Span
from clipspec.lint.report import LintReport
from clipspec.lint.views.secrets import masked
from clipspec.prose import plural
from clipspec.report._terminal import inert, paint, width
from clipspec.source import Text

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LONGEST_LINE = 140
_FEW = 3


def render(report: LintReport, color: bool) -> str:
    """Render a report with a frame for each finding and a summary at the end.

    Infos of one wording share a frame: what is worth knowing is worth reading once.
    """
    frames = []
    for found, more in _grouped(report.diagnostics):
        lines = list(diagnostic_lines(found, report.text(found.file), color))
        gutter = " " * len(str(found.span.start.line))
        lines[-1:-1] = _elsewhere(more, gutter, color)
        frames.append("\n".join(lines) + "\n")
    return "\n".join([*frames, summary(report) + "\n"])


def _grouped(found: Iterable[Diagnostic]) -> list[tuple[Diagnostic, list[Diagnostic]]]:
    """Put behind the first info of each wording those that say the same."""
    groups: list[tuple[Diagnostic, list[Diagnostic]]] = []
    first: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        wording = (diagnostic.code, diagnostic.message)
        if diagnostic.severity is Severity.INFO and wording in first:
            first[wording].append(diagnostic)
        else:
            groups.append((diagnostic, first.setdefault(wording, [])))
    return groups


def _elsewhere(found: list[Diagnostic], gutter: str, color: bool) -> Iterator[str]:
    if found:
        starts = [(inert(each.file), each.span.start) for each in found[:_FEW]]
        places = [f"{file}:{start.line}:{start.column}" for file, start in starts]
        rest = len(found) - _FEW
        more = f" and {plural(rest, 'other place')}" if rest > 0 else ""
        bar = paint("=", "blue", color=color)
        yield f"{gutter} {bar} also: {', '.join(places)}{more}"


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
        yield from frame(text, diagnostic.span, gutter, hue, color)
    for related in diagnostic.related:
        yield f"{gutter} {paint('=', 'blue', color=color)} note: {_place(related)}"
    if diagnostic.help:
        yield f"{gutter} {paint('=', 'blue', color=color)} help: {inert(diagnostic.help)}"
    if diagnostic.fix is not None:
        flags = "--fix" if diagnostic.fix.safe else "--fix --unsafe-fixes"
        fix = f"{inert(diagnostic.fix.description)} (`{flags}` does it)"
        yield f"{gutter} {paint('=', 'blue', color=color)} fix: {fix}"
    rule = f"{diagnostic.name}, see `clipspec explain {diagnostic.code}`"
    yield f"{gutter} {paint('=', 'blue', color=color)} {paint(rule, 'dim', color=color)}"


def frame(text: Text, span: Span, gutter: str, hue: str, color: bool) -> Iterator[str]:
    """Yield the line on which a span starts, and carets under it. The number is a `gutter` wide."""
    number, column = span.start.line, span.start.column
    line = _line(text, number)
    end = span.end.column if span.end.line == number else len(line) + 1
    line, column, end = _window(line, column, max(end, column + 1))
    bar = paint("|", "blue", color=color)
    before, marked = inert(line[: column - 1]), inert(line[column - 1 : end - 1])
    carets = "^" * max(1, width(marked))
    yield f"{gutter} {bar}"
    yield f"{paint(str(number), 'blue', color=color)} {bar} {inert(line)}"
    yield f"{gutter} {bar} {' ' * width(before)}{paint(carets, hue, 'bold', color=color)}"


@lru_cache(maxsize=1)  # a body of one line may have thousands of findings
def _line(text: Text, number: int) -> str:
    return masked(text.line(number))


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


def summary(report: LintReport) -> str:
    """Return the line that counts files, findings and what was not looked at."""
    count = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    parts = [plural(len(report.judgements), "file")]
    parts += [plural(count[severity], severity.value) for severity in Severity]
    if report.fixed:
        parts.append(f"{report.fixed} fixed")
    fixes = [d.fix.safe for d in report.diagnostics if d.fix is not None]
    if any(fixes):
        parts.append(f"{sum(fixes)} fixable with --fix")
    if not all(fixes):
        parts.append(f"{fixes.count(False)} fixable with --unsafe-fixes")
    unchecked = sum(len(judgement.not_checked) for judgement in report.judgements)
    if unchecked:
        parts.append(f"{plural(unchecked, 'place')} not checked")
    if report.suppressed:
        parts.append(f"{report.suppressed} suppressed")
    if report.baselined:
        parts.append(f"{report.baselined} in the baseline")
    if report.skipped:
        parts.append(f"{plural(report.skipped, 'other file')} skipped")
    return ", ".join(parts)
