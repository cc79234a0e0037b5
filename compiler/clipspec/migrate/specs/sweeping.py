"""Bodies in which all variables differ at once: where these leave each other alone, few are enough.

A body for each value of each variable would take time that grows with the square of the spec.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clipspec.migrate.specs.trial import Outcome

if TYPE_CHECKING:
    from clipspec.migrate.specs.study import Study

_TRIES = 3
"""Bodies for one round: without those variables that have disturbed it."""

Swept = Mapping[tuple[int, str], Outcome]
"""Outcomes by a variable and its value, as JSON; the other variables have other values as well."""


def sweep(study: Study, values: Mapping[int, list[Any]]) -> Swept:
    """Try the first values of all variables, then the second ones, and so on.

    A value is in the result if nothing waits for an answer with it, and all members are there.
    """
    found: dict[tuple[int, str], Outcome] = {}
    for turn in range(max(map(len, values.values()), default=0)):
        row = {number: several[turn] for number, several in values.items() if turn < len(several)}
        row = {number: value for number, value in row.items() if study.fits(number, value)}
        outcome = _undisturbed(study, row)
        if outcome is not None:
            found |= {(number, json.dumps(value)): outcome for number, value in row.items()}
    return found


def _undisturbed(study: Study, row: dict[int, Any]) -> Outcome | None:
    """Return what becomes of a row, from which variables are taken until it is like the base."""
    for _ in range(_TRIES):
        outcome = study.outcome(study.changed(row))
        if outcome is None:
            return None
        if study.is_like_base(outcome):
            return outcome
        guilty = [number for number in row if _disturbs(study, number, outcome)]
        for number in guilty:
            del row[number]
        if not guilty:
            return None
    return None


def _disturbs(study: Study, number: int, outcome: Outcome) -> bool:
    """Say whether something waits at a leaf of a variable, or is not written that the base has."""
    base = study.outcome_of_base
    return any(
        at in outcome.waiting - base.waiting
        or outcome.entries[at].targets != base.entries[at].targets
        for at in study.places(study.variables[number])
    )
