"""Learning what a migration does to each variable, from bodies in which only that one differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.lint.spec.witnesses import every_value
from clipspec.migrate.ledger import Entry
from clipspec.migrate.specs.domain import Domain
from clipspec.migrate.specs.rendering import UnsaidError
from clipspec.migrate.specs.rules import Constant, Rule, Rules, rule_for, same
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.study import Study
from clipspec.migrate.specs.templates import Variable
from clipspec.migrate.specs.trial import Outcome
from clipspec.validate.words import shown


class Trouble(NamedTuple):
    """Why a leaf cannot be said, and the option that answers the question, if there is one."""

    why: str
    answer: str = ""


class Lesson(NamedTuple):
    """What becomes of a variable: rules by the pointer of what is written, or why there are none.

    `places` are the leaves that the trouble is about, in the body of the base.
    """

    rules: Rules
    trouble: Trouble | None = None
    places: tuple[str, ...] = ()


def learn(study: Study, variable: Variable, scope: Scope) -> Lesson:
    """Learn what holds for all values of the fields, or else for those of the template itself."""
    every = _every(variable, scope)
    general = _lesson(study, variable, study.general(variable), every)
    if general.trouble is None:
        return general
    return _lesson(study, variable, study.possible[variable.number], every)


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
    base, alike, refused = study.outcome_of_base, [], []
    for value in domain.values:
        outcome = study.alone(variable, value)
        if outcome is None:
            continue
        entry = next(_new(study, outcome), None)
        if entry is not None:
            refused.append((value, outcome, entry))
        elif outcome.leaves.keys() != base.leaves.keys():
            return _trouble(study, variable, value, _own(study, variable))
        else:
            alike.append((value, outcome))
    if not alike:
        return Lesson(
            {}, Trouble("no value is known that it can have: add `examples` to its param")
        )
    rules: dict[str, Rule] = {}
    for target in _touched(study, variable, alike):
        table = tuple((value, outcome.leaves[target]) for value, outcome in alike)
        rule = rule_for(table, domain.few, every)
        if rule is None or not _can_be_written(rule, variable):
            return _trouble(study, variable, alike[-1][0], _sources(study, variable, target))
        rules[target] = rule
    for value, outcome, entry in refused:
        if not _holds(study, rules, value, outcome):
            return _trouble(study, variable, value, (entry.source,), entry)
    return Lesson(rules)


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
    for target, value in base.leaves.items():
        if target in own or not all(same(o.leaves[target], value) for _, o in found):
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
    body = study.outcome_of_base.crossing.draft.body
    for target, rule in rules.items():
        body = pointers.exchanged(body, target, rule.made(value))
    return body


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
    said = f"{target} says {shown(first)} and {shown(value)} in different ways"
    because = f" ({plain(entry.note)})" if entry is not None else ""
    why = f"{said}{because}: {_way_out(variable)}, or accept its loss"
    return Lesson(rules, Trouble(why, entry.answer if entry is not None else ""), places)


def _way_out(variable: Variable) -> str:
    path = variable.leaf.path
    if variable.leaf.whole is None:
        return "write it as one whole `{{ expression }}` of few values"
    named = f"`{'.'.join(map(str, path))}`" if path else "it"
    return f"give {named} a schema that takes only one of them, such as an enum or a pattern"


def plain(note: str) -> str:
    """Return a note without the way out that it names for a body."""
    return note.partition(": correct it")[0].removesuffix(", or accept its loss")
