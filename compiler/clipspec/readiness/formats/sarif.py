"""For code scanning: SARIF 2.1.0, as `lint` writes it."""

from __future__ import annotations

from clipspec.readiness.findings import findings
from clipspec.readiness.readiness import Readiness
from clipspec.report.sarif import log


def render(readiness: Readiness, color: bool) -> str:
    """Render what blocks and what calls as one SARIF log; the format has no colours."""
    del color
    return log(findings(readiness))
