"""One line a finding: `file:line:column: CODE message`."""

from __future__ import annotations

from clipspec.lint.report import LintReport
from clipspec.report._terminal import inert


def render(report: LintReport, color: bool) -> str:
    """Render a report; the format has no colours."""
    del color
    return "".join(
        f"{inert(d.file)}:{d.span.start.line}:{d.span.start.column}: {d.code} {inert(d.message)}\n"
        for d in report.diagnostics
    )
