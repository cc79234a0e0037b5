"""The result of linting many documents: all that a renderer needs, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from clipspec.diagnostics import Diagnostic, Severity
from clipspec.lint.engine import Judgement
from clipspec.source import Text


class LintReport:
    """Judgements sorted by file.

    `skipped` counts the files that are no video document, `suppressed` the findings that a user
    has silenced, `fixed` the findings that were mended.
    """

    def __init__(
        self,
        judgements: Iterable[Judgement],
        skipped: int = 0,
        suppressed: int = 0,
        fixed: int = 0,
    ) -> None:
        self.judgements = tuple(judgements)
        self.skipped = skipped
        self.suppressed = suppressed
        self.fixed = fixed

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """Every diagnostic, by file and place."""
        return [d for judgement in self.judgements for d in judgement.diagnostics]

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of a severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    def text(self, file: str) -> Text | None:
        """Return the text of a linted file, None for any other file."""
        return self._texts.get(file)

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {j.document.file: j.document.text for j in self.judgements}


def collect(judgements: Iterable[Judgement], skipped: int = 0) -> LintReport:
    """Make a report of judgements in any order."""
    ordered = sorted(judgements, key=lambda judgement: judgement.document.file)
    return LintReport(ordered, skipped)
