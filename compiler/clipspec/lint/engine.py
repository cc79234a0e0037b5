"""Judging one document: what it is, what is found in it and where, and what of that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec.diagnostics import Diagnostic, Finding, Severity
from clipspec.dialects.dialect import Dialect
from clipspec.lint import generations
from clipspec.lint.judging import deduplicated, judge_body, judge_templated, refusals
from clipspec.lint.placing import below, placed, troubles
from clipspec.lint.project.setting import Setting
from clipspec.lint.silencing.silence import settle
from clipspec.lint.spec.beside import Beside
from clipspec.lint.subject import Subject, identify
from clipspec.lint.terms import Terms
from clipspec.source import Document

if TYPE_CHECKING:
    from clipspec.lint.spec.examination import Examination
    from clipspec.lint.spec.judges import Judge

__all__ = ["Judgement", "judge", "judge_body"]

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
    found = troubles(document)
    if any(trouble.severity is Severity.ERROR for trouble in found):
        return Judgement(document, "unknown", "unknown", tuple(terms.wanted(found)))
    subject = identify(document, asked)
    found += placed(document, deduplicated(_findings(subject, document, setting)))
    unchecked: tuple[tuple[str, str], ...] = ()
    if subject.kind == "spec":
        examined = _examined(subject, document, setting, beside)
        found += examined.diagnostics
        unchecked = tuple(examined.unchecked)
    told = settle(document, found, terms, unchecked, setting)
    return Judgement(
        document,
        subject.kind,
        subject.dialect.name if subject.dialect else "unknown",
        tuple(told.heard),
        unchecked,
        told.suppressed,
    )


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
        return lambda body: [below(f, subject.at) for f in found(body, dialect)] if dialect else []

    judges = Judges(
        refused=judge(refusals),
        templated=judge(lambda body, dialect: judge_templated(body, dialect, setting)),
        finished=judge(lambda body, dialect: judge_body(body, dialect, setting)),
        placed=lambda found: placed(document, found),
    )
    return examine(document, beside, judges, dialect is not None, setting)


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
