"""The examples of a spec as witnesses: each is compiled before and after, and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.expand import Fault, Program, Spec
from clipspec.expand.values import bind, defaults
from clipspec.migrate.specs.trial import Trial

_MOST = 200
_COMBINATIONS = 20


def contradiction(old: Program, new: Program, trial: Trial) -> str:
    """Return the first example that gives another body than it should, "" where all are right.

    What cannot be compiled, such as with files that it includes, is passed over.
    """
    if old.faults or new.faults:
        return ""
    for at, values in samples(old.spec):
        for cell in old.matrix.cells[:_COMBINATIONS]:
            row = {**values, **cell.values}
            if row.keys() >= old.spec.params.keys() and not _holds(old, new, trial, row):
                return at
    return ""


def samples(spec: Spec) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the values of the defaults alone, and those of each example, with their pointers."""
    own = defaults(spec)
    yield "/params", own
    given = spec.document.data.get("examples")
    for index, values in enumerate(given[:_MOST] if isinstance(given, list) else ()):
        if isinstance(values, dict):
            try:
                yield pointers.join("/examples", index), {**own, **bind(spec, {}, values)}
            except ValueError:
                continue  # lint says what is wrong with it


def _holds(old: Program, new: Program, trial: Trial, row: dict[str, Any]) -> bool:
    before, after = old.run(row), new.run(row)
    if isinstance(before, Fault) or not trial.is_right(before[0]):
        return True
    outcome = trial.outcome(before[0])
    if not isinstance(after, Fault) and json.dumps(after[0]) == outcome.written:
        return True
    refused = isinstance(after, Fault) or trial.is_refused(after[0])
    return refused and bool(outcome.waiting)
