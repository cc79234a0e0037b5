"""Judging one document: what it is, what its schema refuses, what the rules find, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from clipspec import validate
from clipspec.diagnostics import Diagnostic, Finding, Related, Severity, Span
from clipspec.dialects.dialect import Dialect
from clipspec.lint import generations, specs
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import checks, rulebook
from clipspec.lint.setting import Setting
from clipspec.lint.subject import Subject, identify
from clipspec.source import Document, Problem

_NOTHING_SAID = Setting()


class Judgement(NamedTuple):
    """What linting says of one document.

    `dialect` is `unknown` where there is none. `not_checked` names, by pointer, what could not be
    judged and why: never be silent about it.
    """

    document: Document
    kind: str
    dialect: str
    diagnostics: tuple[Diagnostic, ...]
    not_checked: tuple[tuple[str, str], ...] = ()

    def only(self, wanted: Callable[[Diagnostic], bool]) -> Judgement:
        """Return this judgement with the wanted diagnostics only."""
        return self._replace(diagnostics=tuple(filter(wanted, self.diagnostics)))


def judge(
    document: Document, asked: str | None = None, setting: Setting = _NOTHING_SAID
) -> Judgement:
    """Lint a document. `asked` names the dialect to judge by; None leaves it to the evidence.

    `setting` is what the project says about itself.
    """
    troubles = [_reading(document, problem) for problem in document.problems]
    if any(trouble.severity is Severity.ERROR for trouble in troubles):
        return Judgement(document, "unknown", "unknown", tuple(troubles))
    subject = identify(document, asked)
    found = _deduplicated(_findings(subject, document, setting))
    placed = [_place(document, finding) for finding in found]
    return Judgement(
        document,
        subject.kind,
        subject.dialect.name if subject.dialect else "unknown",
        tuple(sorted([*troubles, *placed], key=lambda diagnostic: diagnostic.order)),
        tuple(specs.not_checked(subject)),
    )


def judge_body(data: Any, dialect: Dialect, setting: Setting = _NOTHING_SAID) -> list[Finding]:
    """Return the findings on a finished body: schema and rules, without places."""
    found = [] if validate.is_valid(dialect.schema, data) else _schema(data, dialect)
    return _deduplicated([*found, *_rules(Body(data, dialect, setting))])


def severity_of(finding: Finding) -> Severity:
    """Return how bad a finding is: its own word, or its rule's."""
    return finding.severity or rulebook()[finding.rule].severity


def _findings(subject: Subject, document: Document, setting: Setting) -> Iterator[Finding]:
    if subject.kind == "spec":
        yield from specs.outer(document.data)
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
    body = specs.blank(subject.body) if subject.kind == "spec" else subject.body
    seen = Body(body, dialect, setting)
    for finding in _body_findings(seen, templated=subject.kind == "spec"):
        yield _below(finding, subject.at)


def _body_findings(body: Body, templated: bool) -> Iterator[Finding]:
    if templated or not validate.is_valid(body.dialect.schema, body.data):
        yield from _schema(body.data, body.dialect)
    yield from _rules(body)


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


def _rules(body: Body) -> Iterator[Finding]:
    for rule in checks():
        if rule.check is not None and rule.applies(body.dialect):
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
        if known[finding.rule].stage != "schema":
            told |= finding.subjects
    return [
        finding
        for finding in everything
        if known[finding.rule].stage != "schema" or told.isdisjoint(finding.subjects)
    ]


def _below(finding: Finding, at: str) -> Finding:
    """Move a finding on a body to where the body stands in its document."""
    if not at:
        return finding
    related = tuple(note._replace(pointer=at + note.pointer) for note in finding.related)
    return finding._replace(pointer=at + finding.pointer, related=related)


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


def _reading(document: Document, problem: Problem) -> Diagnostic:
    rule = rulebook()[problem.rule]
    span = document.text.span(problem.start, problem.end)
    return Diagnostic(
        document.file, rule.code, rule.name, rule.severity, problem.message, problem.help, "", span
    )
