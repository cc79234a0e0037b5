"""What is wrong with a row or its body, at the template, the cell and the place that it made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic, Finding, Related, Severity, Span
from clipspec.dialects.dialect import Dialect
from clipspec.expand import Fault, Program, Row
from clipspec.expand.origins import written
from clipspec.expand.values import Unfit
from clipspec.lint.judging import judge_body
from clipspec.lint.project.setting import Setting
from clipspec.lint.rulebook import diagnostic, severity_of
from clipspec.lint.silencing.silence import hush
from clipspec.lint.spec.templates import diagnosed
from clipspec.lint.terms import Terms

if TYPE_CHECKING:
    from clipspec.migrate import Crossed, Entry, Request


class Explaining:
    """Explains what went wrong in the last run of a program.

    Where a row made something, a note names it; `data_file` is its file.
    """

    def __init__(
        self,
        program: Program,
        data_file: str,
        dialect: Dialect | None,
        terms: Terms,
        setting: Setting,
    ) -> None:
        self._program, self._data_file = program, data_file
        self._spec, self._document = program.spec, program.spec.document
        self._dialect, self._terms, self._setting = dialect, terms, setting

    def errors(self, data: Any, row: Row | None) -> list[Diagnostic]:
        """Return the errors of a finished body, at the templates that made it."""
        assert self._dialect is not None, "a body is judged in its dialect"
        found = judge_body(data, self._dialect, self._setting)
        told = [self._finding(f, data, row) for f in found]
        heard = hush(self._document, told, self._terms).heard
        return [each for each in heard if each.severity is Severity.ERROR]

    def fault(self, fault: Fault, row: Row | None) -> Diagnostic:
        """Place a fault of a template."""
        return diagnosed(self._document, fault, self._made_by(row, fault.pointer))

    def cell(self, row: Row, unfit: Unfit) -> Diagnostic:
        """A bad cell: the place is the data file's, the param's declaration stands beside it."""
        pointer, said = pointers.join("/params", unfit.name), f"`{unfit.name}` is declared here"
        note = Related(self._document.file, pointer, said, self._span(pointer))
        at, where = row.span(unfit.name, unfit.inside), f"row {row.number}: column {unfit.message}"
        return diagnostic(
            "refused-value", self._data_file, at, where, pointer=pointer, related=(note,)
        )

    def missing(self, name: str, row: Row | None) -> Diagnostic:
        """A param that has no value."""
        pointer = pointers.join("/params", name)
        where = f" in row {row.number}" if row is not None else ""
        message = f"the param `{name}` has no value{where}"
        help_ = f"give one with --set {name}=…, --params or --data, or write a default"
        variable = self._spec.variable(name)
        help_ += f", or set the variable {variable}" if variable else ""
        return self._said("missing-param", message, help_, pointer, self._span(pointer), row)

    def unknown_dialect(self, row: Row | None) -> Diagnostic:
        """A body that nothing says how to judge."""
        message = "the body is in no known dialect"
        return self._said("unknown-dialect", message, "", "/video", self._span("/video"), row)

    def too_large(self, data: Any, content: bytes, row: Row | None) -> Diagnostic:
        """A body of too many bytes, at its longest text."""
        texts = [(len(text), at) for at, text in pointers.leaves(data) if isinstance(text, str)]
        at = self._written(data, max(texts)[1] if texts else "")
        message = str(self._program.limits.fault("body", f"a body of {len(content):,} bytes"))
        span = self._document.span(at)
        return self._said("template-limit", message, "", at, span, row)

    def blocked(
        self, crossed: Crossed, data: Any, request: Request, row: Row | None
    ) -> list[Diagnostic]:
        """What keeps a body from another dialect, leaf by leaf."""
        consent = request.consent
        waiting = [e for e in crossed.ledger.leaves if e.fate.blocks and not consent.covers(e)]
        target = request.target.name
        found = [Finding(e.source, f"{target}: {e.note}", _way_out(e), rule=_LOST) for e in waiting]
        found = found or [Finding("", f"{target}: {crossed.reason}", rule=_LOST)]
        return [self._finding(each, data, row) for each in found]

    def _finding(self, finding: Finding, data: Any, row: Row | None) -> Diagnostic:
        pointer = self._written(data, finding.pointer)
        span = self._document.span(pointer, key=finding.key)
        made = self._made_by(row, pointer, finding.pointer)
        return diagnostic(
            finding.rule,
            self._document.file,
            span,
            finding.message,
            finding.help,
            pointer=pointer,
            severity=severity_of(finding),
            related=made,
        )

    def _written(self, data: Any, pointer: str) -> str:
        return written(self._spec.video, data, pointer, self._program.origins).pointer

    def _span(self, pointer: str) -> Span:
        return self._document.span(pointer, key=True)

    def _said(
        self, name: str, message: str, help_: str, pointer: str, span: Span, row: Row | None
    ) -> Diagnostic:
        file, made = self._document.file, self._made_by(row)
        return diagnostic(name, file, span, message, help_, pointer=pointer, related=made)

    def _made_by(
        self, row: Row | None, template: str = "", output: str | None = None
    ) -> tuple[Related, ...]:
        """Name the row that made something, the cell that the template reads, and the output."""
        if row is None:
            return ()
        names = next((x.names for x in self._program.leaves if x.pointer == template), ())
        read = [name for name in row.values if name in names]
        columns = f", column {' and '.join(f'`{name}`' for name in read)}" if read else ""
        part = f", at {output or '/'} of its body" if output is not None else ""
        said = f"made by row {row.number}{columns}{part}"
        place = row.span(read[0]) if read else row.start
        return (Related(self._data_file, None, said, place),)


_LOST = "lost-in-migration"


def _way_out(entry: Entry) -> str:
    if entry.answer:
        return f"answer with {entry.answer}"
    return f"accept it: --accept {entry.source}"
