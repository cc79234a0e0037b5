"""For what shows test results: JUnit XML, a test case a file, failed by errors and warnings.

A file has one `failure` that lists them all: the schemas allow no second one, and Jenkins and
GitLab show only the first. What is merely worth knowing stands in its `system-out`.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from clipspec.diagnostics import Diagnostic, Severity
from clipspec.lint.engine import Judgement
from clipspec.lint.report import LintReport
from clipspec.report._terminal import inert

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def render(report: LintReport, color: bool) -> str:
    """Render a report; the format has no colours."""
    del color
    cases = [_case(judgement) for judgement in report.judgements]
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    root = ET.Element("testsuites", counts)
    ET.SubElement(root, "testsuite", {"name": "clipspec lint", **counts}).extend(cases)
    ET.indent(root)
    return f"{_DECLARATION}\n{ET.tostring(root, encoding='unicode')}\n"


def _case(judgement: Judgement) -> ET.Element:
    case = ET.Element(
        "testcase", {"name": _inert(judgement.document.file), "classname": "clipspec"}
    )
    loud = [d for d in judgement.diagnostics if d.severity is not Severity.INFO]
    if loud:
        worst = min(loud, key=lambda diagnostic: diagnostic.severity.rank)
        more = f" (and {len(loud) - 1} more)" if len(loud) > 1 else ""
        told = {"type": worst.severity.value, "message": _inert(worst.message) + more}
        ET.SubElement(case, "failure", told).text = _lines(loud)
    quiet = [d for d in judgement.diagnostics if d.severity is Severity.INFO]
    if quiet:
        ET.SubElement(case, "system-out").text = _lines(quiet)
    return case


def _lines(diagnostics: list[Diagnostic]) -> str:
    return "".join(f"\n{_line(diagnostic)}" for diagnostic in diagnostics) + "\n"


def _line(diagnostic: Diagnostic) -> str:
    start = diagnostic.span.start
    told = f"{diagnostic.severity.value}[{diagnostic.code}] {_inert(diagnostic.message)}"
    more = f"; {_inert(diagnostic.help)}" if diagnostic.help else ""
    return f"{_inert(diagnostic.file)}:{start.line}:{start.column}: {told}{more}"


def _inert(text: str) -> str:
    """Return text of characters that XML 1.0 allows."""
    return _NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", inert(text))
