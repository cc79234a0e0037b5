"""What counts for one file: which rules, how much, and what its project has silenced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from clipspec.diagnostics import Diagnostic, Severity
from clipspec.lint.rule import Rule
from clipspec.lint.selection import Selection, matches, selected

if TYPE_CHECKING:
    from clipspec.lint.silencing.waivers import Waivers

OFF = "off"
# The stages whose findings depend on the file alone. What needs other files, or values for the
# params, or asks for a setting, may find nothing today and something tomorrow.
_ALONE = ("source", "schema", "engine", "lint")


class Terms(NamedTuple):
    """The terms on which a file is judged.

    `severity`: by code, first letters of one, or name, how bad it is (`error`, `warning`, `info`)
    or `off`; the longest that fits counts. `require_reason`: silencing a rule takes a reason.
    `waivers`: what the configuration silences in this file.
    """

    selection: Selection = Selection()
    severity: Mapping[str, str] = {}
    require_reason: bool = False
    waivers: Waivers | None = None

    def takes(self, found: Diagnostic | Rule) -> bool:
        """Say whether what a rule finds is wanted."""
        return self.selection.takes(found) and self._grade(found) != OFF

    def wanted(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the diagnostics that are wanted, each with the severity that counts here."""
        taken = [each for each in found if self.takes(each)]
        return [self._graded(each) for each in taken] if self.severity else taken

    def would_tell(self, selector: str) -> bool:
        """Say whether rules that tell nothing have nothing to tell: each is wanted, and could."""
        return all(
            self.takes(rule) and rule.stage in _ALONE and not rule.asks
            for rule in selected(selector)
        )

    def _graded(self, diagnostic: Diagnostic) -> Diagnostic:
        grade = self._grade(diagnostic)
        return diagnostic._replace(severity=Severity(grade)) if grade else diagnostic

    def _grade(self, found: Diagnostic | Rule) -> str | None:
        fitting = [each for each in self.severity if matches(found, each)]
        return self.severity[max(fitting, key=len)] if fitting else None
