"""For GitLab: a Code Quality report, shown in merge requests."""

from __future__ import annotations

import json

from clipspec.diagnostics import Severity
from clipspec.lint.report import LintReport
from clipspec.lint.silencing.fingerprint import fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: LintReport, color: bool) -> str:
    """Render a report as a JSON list; the format has no colours."""
    del color
    found = report.diagnostics
    issues = [
        {
            "description": diagnostic.message,
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": diagnostic.file,
                "lines": {"begin": diagnostic.span.start.line, "end": diagnostic.span.end.line},
            },
        }
        for diagnostic, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
