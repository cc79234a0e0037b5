"""For GitHub Actions: one workflow command a finding, shown as an annotation on the line."""

from __future__ import annotations

from collections.abc import Iterable

from clipspec.diagnostics import Diagnostic, Severity, Span
from clipspec.lint.report import LintReport
from clipspec.report._terminal import inert

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: LintReport, color: bool) -> str:
    """Render a report; the format has no colours."""
    del color
    return commands(report.diagnostics)


def commands(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one workflow command, which is a line, for each diagnostic."""
    return "".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": f"{diagnostic.code} {diagnostic.name}",
        "file": inert(diagnostic.file),
        **_place(diagnostic.span),
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = [inert(text) for text in (diagnostic.message, diagnostic.help) if text]
    told = _message("\n".join(lines))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{told}\n"


def _place(span: Span) -> dict[str, int]:
    """Lines, and columns only inside of one line: the runner takes no others."""
    lines = {"line": span.start.line, "endLine": span.end.line}
    if span.start.line != span.end.line:
        return lines
    return {**lines, "col": span.start.column, "endColumn": span.end.column}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
