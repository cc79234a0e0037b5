"""For GitHub Actions: an annotation for all that blocks and all that calls."""

from __future__ import annotations

from clipspec.readiness.findings import findings
from clipspec.readiness.readiness import Readiness
from clipspec.report.github import commands


def render(readiness: Readiness, color: bool) -> str:
    """Render the findings as workflow commands; the format has no colours."""
    del color
    return commands(findings(readiness))
