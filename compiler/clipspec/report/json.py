"""For programs: `clipspec/lint-report/1`, described by the schema `report/lint`."""

from __future__ import annotations

import json
from typing import Any

from clipspec.diagnostics import Diagnostic, Fix, Position, Severity, Span
from clipspec.lint.report import LintReport

_SCHEMA = "clipspec/lint-report/1"


def render(report: LintReport, color: bool) -> str:
    """Render a report as one JSON object; the format has no colours."""
    del color
    return json.dumps(as_data(report), ensure_ascii=False, indent=2) + "\n"


def as_data(report: LintReport) -> dict[str, Any]:
    """Return a report as JSON data."""
    return {
        "schema": _SCHEMA,
        "files": [
            {"file": j.document.file, "dialect": j.dialect, "kind": j.kind}
            for j in report.judgements
        ],
        "summary": {
            "files": len(report.judgements),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": report.suppressed,
            "baselined": report.baselined,
            "fixed": report.fixed,
            "skipped": report.skipped,
        },
        "not_checked": [
            {"file": j.document.file, "pointer": pointer, "reason": reason}
            for j in report.judgements
            for pointer, reason in j.not_checked
        ],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "file": diagnostic.file,
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "pointer": diagnostic.pointer,
        **_span(diagnostic.span),
        "related": [
            {
                "file": related.file,
                "pointer": related.pointer,
                "message": related.message,
                **_span(related.span),
            }
            for related in diagnostic.related
        ],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "description": fix.description, "edits": edits}


def _span(span: Span) -> dict[str, Any]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
