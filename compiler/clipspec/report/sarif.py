"""For code scanning: SARIF 2.1.0, with rules, fingerprints and fixes.

No path of the machine is told: files are named from the folder that clipspec was run in.
"""

from __future__ import annotations

import json
import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import clipspec
from clipspec.diagnostics import Diagnostic, Fix, Related, Severity, Span
from clipspec.lint.page import read_page
from clipspec.lint.report import LintReport
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import rulebook
from clipspec.lint.silencing.fingerprint import fingerprints

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: LintReport, color: bool) -> str:
    """Render a report as one SARIF log; the format has no colours."""
    del color
    return log(report.diagnostics)


def log(found: list[Diagnostic]) -> str:
    """Return a SARIF log with one run, in which these diagnostics were found."""
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(found)]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _run(found: list[Diagnostic]) -> dict[str, Any]:
    names = {diagnostic.name for diagnostic in found}
    rules = [rule for name, rule in rulebook().items() if name in names]
    indices = {rule.code: index for index, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "clipspec",
                "version": clipspec.__version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that clipspec was run in."}}
        },
        "results": [
            _result(diagnostic, indices[diagnostic.code], fingerprint)
            for diagnostic, fingerprint in zip(found, fingerprints(found), strict=True)
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    page = read_page(rule.page)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": f"{page.what} {page.why}"},
        "help": {
            "text": f"{page.fix}\n\nWrong:\n\n{page.bad.text}\nRight:\n\n{page.good.text}",
            "markdown": f"{page.why}\n\n{page.fix}\n\n"
            f"Wrong:\n\n```\n{page.bad.text}```\n\nRight:\n\n```\n{page.good.text}```\n",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.name, rule.stage, *rule.dialects]},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": _physical(diagnostic.file, diagnostic.span)}
    if diagnostic.pointer:
        place["logicalLocations"] = [{"fullyQualifiedName": diagnostic.pointer}]
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(filter(None, (diagnostic.message, diagnostic.help)))},
        "locations": [place],
        "partialFingerprints": {"clipspec/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [_related(*pair) for pair in enumerate(diagnostic.related, 1)]
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.fix, diagnostic.file)]
    return result


def _related(number: int, related: Related) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": related.message},
        "physicalLocation": _physical(related.file, related.span),
    }


def _fix(fix: Fix, file: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.description},
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _physical(file: str, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(file), "region": _region(span)}


def _artifact(file: str) -> dict[str, str]:
    """A file below the folder, or what the user has named by an absolute path."""
    if PurePath(file).is_absolute():
        return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(os.fsencode(file)), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
