"""The result of linting many documents: all that a renderer needs, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from clipspec.diagnostics import Diagnostic, Severity
from clipspec.lint.engine import Judgement
from clipspec.lint.views.secrets import concealed, masked
from clipspec.source import Text


class LintReport:
    """Judgements sorted by file.

    `skipped` counts the files that are no video document, `fixed` the findings that were mended.
    `configs` holds what is said of the configurations, which count as no files.
    """

    def __init__(
        self,
        judgements: Iterable[Judgement],
        skipped: int = 0,
        fixed: int = 0,
        configs: Iterable[Judgement] = (),
    ) -> None:
        self.judgements = tuple(judgements)
        self.skipped = skipped
        self.fixed = fixed
        self.configs = tuple(configs)

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """Every diagnostic, by file and place."""
        everything = (d for judgement in self._all for d in judgement.diagnostics)
        return sorted(everything, key=lambda diagnostic: diagnostic.order)

    @property
    def suppressed(self) -> int:
        """How many findings the user has silenced."""
        return sum(judgement.suppressed for judgement in self._all)

    @property
    def baselined(self) -> int:
        """How many findings are known from a baseline."""
        return sum(judgement.baselined for judgement in self._all)

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of a severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    def text(self, file: str) -> Text | None:
        """Return the text of a linted file or of a configuration, None for any other file."""
        return self._texts.get(file)

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {j.document.file: j.document.text for j in self._all}

    @property
    def _all(self) -> tuple[Judgement, ...]:
        return (*self.judgements, *self.configs)


def collect(judgements: Iterable[Judgement], skipped: int = 0, fixed: int = 0) -> LintReport:
    """Make a report of judgements in any order, of which those of the kind `config` stand apart.

    A report repeats no secret.
    """
    found = sorted(map(_concealed, judgements), key=lambda judgement: judgement.document.file)
    configs = [judgement for judgement in found if judgement.kind == "config"]
    files = [judgement for judgement in found if judgement.kind != "config"]
    return LintReport(files, skipped, fixed, configs)


def _concealed(judgement: Judgement) -> Judgement:
    told = tuple(map(concealed, judgement.diagnostics))
    if told == judgement.diagnostics and not judgement.not_checked:
        return judgement
    unchecked = tuple((masked(at), reason) for at, reason in judgement.not_checked)
    return judgement._replace(diagnostics=told, not_checked=unchecked)
