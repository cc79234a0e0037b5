"""The one exception of compiling: findings that end a run before anything is written."""

from __future__ import annotations

from collections.abc import Iterable

from clipspec.diagnostics import Diagnostic, Span
from clipspec.errors import ClipspecError
from clipspec.lint.rulebook import diagnostic


class Refused(ClipspecError):  # noqa: N818 - the user's file is wrong, nothing failed
    """A spec, a value or a row that gives no body. `diagnostics` say what is wrong and where."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(_line(found) for found in self.diagnostics))


def refused(rule: str, file: str, message: str, help_: str, pointer: str, span: Span) -> Refused:
    """Make the refusal of one finding of a rule."""
    return Refused([diagnostic(rule, file, span, message, help_, pointer=pointer)])


def _line(found: Diagnostic) -> str:
    start = found.span.start
    help_ = f"; {found.help}" if found.help else ""
    return f"{found.file}:{start.line}:{start.column}: {found.code} {found.message}{help_}"
