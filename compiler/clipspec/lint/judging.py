"""Judging a body: what its schema refuses and what the rules find, without places in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources, validate
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
    found = _explained(data, dialect) if refused else []
    return deduplicated([*found, *_rules(Body(data, dialect, setting), refused)])


def judge_templated(data: Any, dialect: Dialect, setting: Setting) -> list[Finding]:
    """Return the findings on a body in which values may be `UNKNOWN`: schema and rules."""
    found = refusals(data, dialect)
    return deduplicated([*found, *_rules(Body(data, dialect, setting), refused=True)])


def refusals(data: Any, dialect: Dialect) -> list[Finding]:
    """Return what the schema refuses in a body in which values may be `UNKNOWN`."""
    return [] if validate.is_settled(dialect.schema, data) else _explained(data, dialect)


def _explained(data: Any, dialect: Dialect) -> list[Finding]:
    """Return what the schema refuses, each as bad as the server takes it."""
    found = list(validate.explain(dialect.schema, data))
    return found if dialect.strict else [_weighed(each, data, dialect) for each in found]


def _weighed(finding: Finding, data: Any, dialect: Dialect) -> Finding:
    """Make a warning of what a lenient server may let pass.

    That is an unknown field, which `validate` makes an error where one that was meant is lost, and
    null for what may be absent: programs write it, and no page says what comes of it.
    """
    if finding.rule == "unknown-field" and finding.severity is None:
        return finding._replace(severity=Severity.WARNING)
    if finding.rule in ("wrong-type", "value-not-allowed") and not finding.missing:
        absent = pointers.last(finding.pointer) not in _needed(dialect.schema)
        if absent and pointers.get(data, finding.pointer) is None:
            from clipspec.mends import Mend, Remove  # hardly any body needs it

            mend = Mend("leave it out", (Remove(finding.pointer),), safe=False)
            return finding._replace(severity=Severity.WARNING, help="leave it out", mend=mend)
    return finding


@cache
def _needed(schema: str) -> frozenset[str]:
    """Return the names of the members that some object of a schema needs."""
    leaves = pointers.leaves(resources.schema(schema))
    return frozenset(name for at, name in leaves if pointers.parent(at).endswith("/required"))


def deduplicated(found: Iterable[Finding]) -> list[Finding]:
    """One token, one message: who knows why silences who only knows what.

    A rule silences the schema and the remark that a field is of another version; that remark the
    schema. What stands there under a wrong name is not missing as well.
    """
    everything = list(found)
    if len(everything) < 2:
        return everything  # none is there to know more
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
