"""Judging one document: what it is, what its schema refuses, what the rules find, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec import validate
from clipspec.diagnostics import Diagnostic, Finding, Related, Severity, Span
from clipspec.dialects.dialect import Dialect
from clipspec.lint import generations
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import concerned, rulebook, severity_of
from clipspec.lint.silencing.silence import settle
from clipspec.lint.spec.beside import Beside
from clipspec.lint.subject import Subject, identify
from clipspec.lint.terms import Terms
from clipspec.source import Document, Problem

if TYPE_CHECKING:
    from clipspec.lint.spec.examination import Examination
    from clipspec.lint.spec.judges import Judge

_NOTHING_SAID = Setting()
_AS_EVERYWHERE = Terms()
_NOTHING_BESIDE = Beside()


class Judgement(NamedTuple):
    """What linting says of one document.

    `dialect` is `unknown` where there is none. `not_checked` names, by pointer, what could not be
    judged and why: never be silent about it. `suppressed` counts what the user has silenced,
    `baselined` what is known from a baseline.
    """

    document: Document
    kind: str
    dialect: str
    diagnostics: tuple[Diagnostic, ...]
    not_checked: tuple[tuple[str, str], ...] = ()
    suppressed: int = 0
    baselined: int = 0

    def only(self, wanted: Callable[[Diagnostic], bool]) -> Judgement:
        """Return this judgement with the wanted diagnostics only."""
        return self._replace(diagnostics=tuple(filter(wanted, self.diagnostics)))


def judge(
    document: Document,
    asked: str | None = None,
    setting: Setting = _NOTHING_SAID,
    terms: Terms = _AS_EVERYWHERE,
    beside: Beside = _NOTHING_BESIDE,
) -> Judgement:
    """Lint a document. `asked` names the dialect to judge by; None leaves it to the evidence.

    `setting` is what the project says about itself, `terms` what it wants to be told. `beside`
    looks at the files that a spec names.
    """
    troubles = _troubles(document)
    if any(trouble.severity is Severity.ERROR for trouble in troubles):
        return Judgement(document, "unknown", "unknown", tuple(terms.wanted(troubles)))
    subject = identify(document, asked)
    found = _deduplicated(_findings(subject, document, setting))
    placed = _placed(document, found)
    unchecked: tuple[tuple[str, str], ...] = ()
    if subject.kind == "spec":
        examined = _examined(subject, document, setting, beside)
        placed += examined.diagnostics
        unchecked = tuple(examined.unchecked)
    told = settle(document, [*troubles, *placed], terms, unchecked, setting)
    return Judgement(
        document,
        subject.kind,
        subject.dialect.name if subject.dialect else "unknown",
        tuple(told.heard),
        unchecked,
        told.suppressed,
    )


def judge_body(data: Any, dialect: Dialect, setting: Setting = _NOTHING_SAID) -> list[Finding]:
    """Return the findings on a finished body: schema and rules, without places."""
    refused = not validate.is_valid(dialect.schema, data)
    found = _schema(data, dialect) if refused else []
    return _deduplicated([*found, *_rules(Body(data, dialect, setting), refused)])


def _examined(
    subject: Subject, document: Document, setting: Setting, beside: Beside
) -> Examination:
    """Examine a spec. Only a spec pays for the template engine."""
    from clipspec.lint.spec.examination import examine
    from clipspec.lint.spec.judges import Judges

    dialect = subject.dialect
    if not isinstance(subject.body, dict) or generations.other_than_asked(subject, document):
        dialect = None

    def judge(found: Callable[[Any, Dialect], Iterable[Finding]]) -> Judge:
        return lambda body: [_below(f, subject.at) for f in found(body, dialect)] if dialect else []

    def templated(body: Any, dialect: Dialect) -> list[Finding]:
        return _deduplicated(
            [*_schema(body, dialect), *_rules(Body(body, dialect, setting), refused=True)]
        )

    judges = Judges(
        refused=judge(_schema),
        templated=judge(templated),
        finished=judge(lambda body, dialect: judge_body(body, dialect, setting)),
        placed=lambda finding: _placed(document, [finding])[0],
    )
    return examine(document, beside, judges, judgeable=dialect is not None)


def _findings(subject: Subject, document: Document, setting: Setting) -> Iterator[Finding]:
    if subject.kind == "spec":
        from clipspec.lint.spec import outer

        yield from outer.outside(document.data)
    dialect = subject.dialect
    if dialect is None or not isinstance(subject.body, dict):
        if subject.kind != "spec" or isinstance(subject.body, dict):
            yield generations.unknown(subject)
        return
    other = generations.other_than_asked(subject, document)
    if other is not None:
        yield other
        return
    yield from generations.mixed(subject, document)
    if subject.kind != "spec":
        yield from judge_body(subject.body, dialect, setting)


def _schema(data: Any, dialect: Dialect) -> list[Finding]:
    """What the schema refuses. Where a server ignores unknown fields they are no error by nature.

    `validate` makes them one where a field that was meant is lost.
    """
    found = list(validate.explain(dialect.schema, data))
    if dialect.strict:
        return found
    return [
        finding._replace(severity=Severity.WARNING)
        if finding.rule == "unknown-field" and finding.severity is None
        else finding
        for finding in found
    ]


def _rules(body: Body, refused: bool) -> Iterator[Finding]:
    for rule in concerned(body, refused):
        if rule.check is not None:
            for finding in rule.check(body):
                yield finding._replace(rule=rule.name)


def _deduplicated(found: Iterable[Finding]) -> list[Finding]:
    """One token, one message: a rule, which knows why, silences the schema, which knows what."""
    everything = list(found)
    if not everything:
        return everything
    known = rulebook()
    told: set[str] = set()
    for finding in everything:
        # What is only worth knowing does not tell why a value is refused.
        if known[finding.rule].stage != "schema" and severity_of(finding) is not Severity.INFO:
            told |= finding.subjects
    return [
        finding
        for finding in everything
        if known[finding.rule].stage != "schema" or told.isdisjoint(finding.tokens)
    ]


def _below(finding: Finding, at: str) -> Finding:
    """Move a finding on a body to where the body stands in its document."""
    if not at:
        return finding
    related = tuple(note._replace(pointer=at + note.pointer) for note in finding.related)
    mend = finding.mend
    if mend is not None:
        changes = tuple(change._replace(at=at + change.at) for change in mend.changes)
        mend = mend._replace(changes=changes)
    return finding._replace(pointer=at + finding.pointer, related=related, mend=mend)


def _placed(document: Document, found: list[Finding]) -> list[Diagnostic]:
    placed = [_place(document, finding) for finding in found]
    mends = [finding.mend for finding in found]
    if not any(mends):
        return placed
    from clipspec.lint import mending  # a clean file needs none

    fixes = mending.mended(document, mends)
    return [each._replace(fix=fix) for each, fix in zip(placed, fixes, strict=True)]


def _place(document: Document, finding: Finding) -> Diagnostic:
    rule = rulebook()[finding.rule]
    notes = [
        Related(document.file, n.pointer, n.message, document.span(n.pointer, key=True))
        for n in finding.related
    ]
    notes += [
        Related(document.file, finding.pointer, "used here", span)
        for span in document.used_at(finding.pointer)
    ]
    return Diagnostic(
        document.file,
        rule.code,
        rule.name,
        severity_of(finding),
        finding.message,
        finding.help,
        finding.pointer,
        _span(document, finding),
        tuple(notes),
    )


def _span(document: Document, finding: Finding) -> Span:
    if finding.within is not None:
        return document.span_within(finding.pointer, *finding.within)
    return document.span(finding.pointer, key=finding.key)


def _troubles(document: Document) -> list[Diagnostic]:
    troubles = [_reading(document, problem) for problem in document.problems]
    if not any(problem.cure for problem in document.problems):
        return troubles
    from clipspec.lint import mending

    fixes = mending.cured(document, document.problems)
    return [each._replace(fix=fix) for each, fix in zip(troubles, fixes, strict=True)]


def _reading(document: Document, problem: Problem) -> Diagnostic:
    rule = rulebook()[problem.rule]
    span = document.text.span(problem.start, problem.end)
    return Diagnostic(
        document.file, rule.code, rule.name, rule.severity, problem.message, problem.help, "", span
    )
