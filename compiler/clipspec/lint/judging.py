"""Judging a body: what its schema refuses and what the rules find, without places in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from clipspec import validate
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.dialect import Dialect
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import concerned, rulebook, severity_of

_NOTHING_SAID = Setting()
_RANKS = {"schema": 0, "engine": 1}  # how much a stage knows of a fault; every other knows more
_HIGHEST = len(_RANKS)


def judge_body(data: Any, dialect: Dialect, setting: Setting = _NOTHING_SAID) -> list[Finding]:
    """Return the findings on a finished body: schema and rules."""
    refused = not validate.is_valid(dialect.schema, data)
    found = refusals(data, dialect) if refused else []
    return deduplicated([*found, *_rules(Body(data, dialect, setting), refused)])


def judge_templated(data: Any, dialect: Dialect, setting: Setting) -> list[Finding]:
    """Return the findings on a body in which values may be `UNKNOWN`: schema and rules."""
    found = refusals(data, dialect)
    return deduplicated([*found, *_rules(Body(data, dialect, setting), refused=True)])


def refusals(data: Any, dialect: Dialect) -> list[Finding]:
    """Return what the schema refuses.

    Where a server ignores unknown fields they are no error by nature; `validate` makes them one
    where a field that was meant is lost.
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


def deduplicated(found: Iterable[Finding]) -> list[Finding]:
    """One token, one message: who knows why silences who only knows what.

    A rule silences the schema and the remark that a field is of another version; that remark the
    schema. What stands there under a wrong name is not missing as well.
    """
    everything = list(found)
    if not everything:
        return everything
    told: tuple[set[str], ...] = (set(), set(), set())
    for finding in everything:
        # What is only worth knowing does not tell why a value is refused.
        if severity_of(finding) is not Severity.INFO:
            for rank in range(_rank(finding)):
                told[rank].update(finding.subjects)
    heard = [each for each in everything if told[_rank(each)].isdisjoint(each.tokens)]
    errors = [each for each in heard if severity_of(each) is Severity.ERROR and not each.missing]
    misnamed: set[str] = set().union(*(each.subjects - each.tokens for each in errors))
    return [each for each in heard if not (each.missing and misnamed & each.tokens)]


def _rank(finding: Finding) -> int:
    return _RANKS.get(rulebook()[finding.rule].stage, _HIGHEST)


def _rules(body: Body, refused: bool) -> Iterator[Finding]:
    for rule in concerned(body, refused):
        if rule.check is not None:
            for finding in rule.check(body):
                yield finding._replace(rule=rule.name)
