"""Learning what a migration does to each variable, from bodies in which only that one differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.omission import OMIT
from clipspec.lint.spec.witnesses import every_value
from clipspec.migrate.exemptions import ORDINARY
from clipspec.migrate.ledger import Entry
from clipspec.migrate.specs import forms
from clipspec.migrate.specs.domain import Domain
from clipspec.migrate.specs.rendering import UnsaidError
from clipspec.migrate.specs.rules import (
    Constant,
    Followed,
    Moved,
    Rule,
    Rules,
    Table,
    Turned,
    or_else,
    rule_for,
    same,
)
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.shapes import exchanged
from clipspec.migrate.specs.study import Study
from clipspec.migrate.specs.templates import Variable
from clipspec.migrate.specs.trial import Outcome
from clipspec.migrate.specs.troubles import UNKNOWN_VALUES, Trouble, absent, in_different_ways


class Lesson(NamedTuple):
    """What becomes of a variable: rules by the pointer of what is written, or why there are none.

    `places` are the leaves that the trouble is about, in the body of the base. `assumption`: what
    is taken for granted of the values.
    """

    rules: Rules
    trouble: Trouble | None = None
    places: tuple[str, ...] = ()
    assumption: str = ""


def learn(study: Study, variable: Variable, scope: Scope) -> Lesson:
    """Learn what holds for all values of the fields, or else for those of the template itself."""
    every = _every(variable, scope)
    if variable.parts:
        return _lesson(study, variable, study.possible[variable.number], every)
    general = _lesson(study, variable, study.general[variable.number], every)
    if general.trouble is None:
        return general
    possible = study.possible[variable.number]
    lesson = _lesson(study, variable, possible, every)
    value = study.base.values[variable.number]
    ordinary = not possible.few and isinstance(value, str) and forms.is_address(value)
    return lesson._replace(assumption=ORDINARY.reason if ordinary else "")


def _every(variable: Variable, scope: Scope) -> frozenset[str] | None:
    """Return all values of a template that is a param with few of them, as JSON."""
    path = variable.leaf.path
    values = every_value(scope.schema(path, variable.loops)) if path is not None else None
    if path is None or values is None or not scope.is_param(path):
        return None
    return frozenset(map(json.dumps, values))


def _lesson(
    study: Study, variable: Variable, domain: Domain, every: frozenset[str] | None
) -> Lesson:
    heard = _hear(study, variable, domain)
    if heard.other is not None:
        return _trouble(study, variable, heard.other[0], _own(study, variable))
    if not heard.alike:
        return Lesson({}, UNKNOWN_VALUES)
    rules: dict[str, Rule] = {}
    for target in _touched(study, variable, heard.alike):
        table = tuple((value, outcome.leaves.get(target, OMIT)) for value, outcome in heard.alike)
        rule = _of_part(table, variable) or rule_for(table, domain.few, every)
        if rule is None or not _can_be_written(rule, variable):
            return _trouble(study, variable, table[-1][0], _sources(study, variable, target))
        if target not in study.outcome_of_base.leaves and not _grow(study, target, heard):
            return _trouble(study, variable, table[-1][0], _own(study, variable))
        rules[target] = rule
    if pointers.nested(rules):
        return _trouble(study, variable, heard.alike[-1][0], _own(study, variable))
    for value, outcome, entry in heard.refused:
        if not _holds(study, rules, value, outcome):
            return _trouble(study, variable, value, (entry.source,), entry)
    left_out = study.alone(variable, None) if domain.null else None
    if left_out is not None and not _holds(study, rules, None, left_out):
        return _trouble(study, variable, None, _own(study, variable))
    return _omitting(study, variable, rules) if variable.leaf.omits else Lesson(rules)


def _omitting(study: Study, variable: Variable, rules: Rules) -> Lesson:
    """Learn what holds as well where a variable leaves out its members."""
    base, without = study.outcome_of_base, study.alone(variable, OMIT)
    if without is None:
        return Lesson(rules)
    entry = next(_new(study, without), None)
    if entry is not None or not without.leaves.keys() <= base.leaves.keys():
        return _trouble(study, variable, OMIT, _own(study, variable), entry)
    found = dict(rules)
    for target, value in base.leaves.items():
        rule, instead = rules.get(target), without.leaves.get(target, OMIT)
        if rule is not None or not same(value, instead):
            found[target] = or_else(Constant(value) if rule is None else rule, instead)
    if not all(_can_be_written(rule, variable) for rule in found.values()):
        return _trouble(study, variable, OMIT, _own(study, variable))
    return Lesson(found)


def _grow(study: Study, target: str, heard: _Heard) -> bool:
    """Make a place for a leaf that the base does not become. Returns whether there is one."""
    other = next(outcome for _, outcome in heard.alike if target in outcome.leaves)
    try:
        study.grow(target, other.crossing.draft.body)
    except KeyError:
        return False
    return True


def _of_part(table: Table, variable: Variable) -> Rule | None:
    """Return the rule by which something is made of one part of a variable."""
    for part in variable.parts:
        rule = rule_for(tuple((part.made(value), found) for value, found in table), False, None)
        if isinstance(rule, (Moved, Turned)):
            return Followed(part, rule)
    return None


class _Heard(NamedTuple):
    """What became of the values of a domain.

    `alike`: the new body has the members that it has in the base, or other ones where there are few
    values. `refused`: a leaf waits for an answer, and does not so in the base. `other`: the first
    with which there are other members.
    """

    alike: list[tuple[Any, Outcome]]
    refused: list[tuple[Any, Outcome, Entry]]
    other: tuple[Any, Outcome] | None = None


def _hear(study: Study, variable: Variable, domain: Domain) -> _Heard:
    base, heard = study.outcome_of_base, _Heard([], [])
    for value in domain.values:
        outcome = study.alone(variable, value)
        entry = next(_new(study, outcome), None) if outcome is not None else None
        if outcome is None:
            continue
        if entry is not None:
            heard.refused.append((value, outcome, entry))
        elif domain.few or outcome.leaves.keys() == base.leaves.keys():
            heard.alike.append((value, outcome))
        else:
            return heard._replace(other=(value, outcome))
    return heard


def _new(study: Study, outcome: Outcome) -> Iterator[Entry]:
    """Yield what waits for an answer and does not so in the base."""
    new = outcome.waiting - study.outcome_of_base.waiting
    yield from (entry for at, entry in outcome.entries.items() if at in new)


def _own(study: Study, variable: Variable) -> tuple[str, ...]:
    return tuple(study.places(variable))


def _sources(study: Study, variable: Variable, target: str) -> tuple[str, ...]:
    """Return the leaves of a variable that a target is made of; all where it is made of none."""
    entries = study.outcome_of_base.entries
    made = tuple(at for at in _own(study, variable) if target in entries[at].targets)
    return made or _own(study, variable)


def _touched(study: Study, variable: Variable, found: list[tuple[Any, Outcome]]) -> Iterator[str]:
    """Yield what is made of a variable, or differs where only that one does."""
    base = study.outcome_of_base
    own = {target for at in study.places(variable) for target in base.entries[at].targets}
    outcomes = [outcome for _, outcome in found]
    for target in dict.fromkeys(t for outcome in [base, *outcomes] for t in outcome.leaves):
        value = base.leaves.get(target, OMIT)
        others = [outcome.leaves.get(target, OMIT) for outcome in outcomes]
        if study.is_swift:  # the others differ too
            differs = any((other is OMIT) != (value is OMIT) for other in others)
        else:
            differs = not all(same(other, value) for other in others)
        if target in own or differs:
            yield target


def _can_be_written(rule: Rule, variable: Variable) -> bool:
    try:
        rule.written(variable)
    except UnsaidError:
        return False
    return True


def _holds(study: Study, rules: Rules, value: Any, outcome: Outcome) -> bool:
    """Say whether rules hold for a value with which something waits for an answer.

    The answer is the same whatever the value is, or compiling fails, so that nobody is misled.
    """
    try:
        body = applied(study, rules, value)
    except UnsaidError:
        return True
    return json.dumps(body) == outcome.written or study.trial.is_refused(body)


def applied(study: Study, rules: Rules, value: Any) -> Any:
    """Return the new body of the base with what rules make of a value. Raises `UnsaidError`."""
    made = {target: rule.made(value) for target, rule in rules.items()}
    return exchanged(study.skeleton, {**dict.fromkeys(study.grown, OMIT), **made})


def _trouble(
    study: Study,
    variable: Variable,
    value: Any,
    places: tuple[str, ...],
    entry: Entry | None = None,
) -> Lesson:
    values, target = study.base.values, study.trial.request.target.name
    first = values[variable.number]
    rules = {
        at: Constant(study.outcome_of_base.leaves[at])
        for place in study.places(variable)
        for at in study.outcome_of_base.entries[place].targets
    }
    trouble = (
        absent(target, entry)
        if value is OMIT
        else in_different_ways(target, variable, (first, value), entry)
    )
    return Lesson(rules, trouble, places)
