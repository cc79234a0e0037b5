"""Statistics: which rules a report speaks of, and how often."""

from __future__ import annotations

from collections import Counter

from clipspec.lint.report import LintReport


def statistics(report: LintReport) -> str:
    """Return a line for each rule that found something: how often, code, name. Most often first.

    Numbers stand in a column; a clean report gives the empty text.
    """
    found = Counter((diagnostic.code, diagnostic.name) for diagnostic in report.diagnostics)
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    digits = len(str(ordered[0][1])) if ordered else 0
    return "".join(f"{count:{digits}}  {code}  {name}\n" for (code, name), count in ordered)
