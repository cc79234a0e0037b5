"""The examples of a spec as witnesses: each is compiled before and after, and compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand import Fault, Program, Spec
from clipspec.expand.values import bind, defaults
from clipspec.migrate.specs.trial import Trial

_MOST = 200
_COMBINATIONS = 20
_OTHER = "another"


class Comparison(NamedTuple):
    """What became of rows. `contradiction` is the first that comes out as another body, "" if none.

    `counted`: how many came out the same, how many both ways refuse, and how many were never
    compiled, such as with files that they include.
    """

    contradiction: str
    counted: Mapping[str, int]


def compared(old: Program, new: Program, trial: Trial) -> Comparison:
    """Compile each example with both specs, and compare."""
    counted: Counter[str] = Counter()
    for at, values in _rows(old.spec) if not (old.faults or new.faults) else ():
        for cell in old.matrix.cells[:_COMBINATIONS]:
            row = {**values, **cell.values}
            if row.keys() >= old.spec.params.keys():
                verdict = _verdict(old, new, trial, row)
                if verdict == _OTHER:
                    return Comparison(at, counted)
                counted[verdict] += 1
    return Comparison("", counted)


def _rows(spec: Spec) -> Iterator[tuple[str, dict[str, Any]]]:
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


def _verdict(old: Program, new: Program, trial: Trial, row: dict[str, Any]) -> str:
    before, after = old.run(row), new.run(row)
    if isinstance(before, Fault) or not trial.is_right(before[0]):
        return "not_compiled"
    outcome = trial.outcome(before[0])
    if not isinstance(after, Fault) and json.dumps(after[0]) == outcome.written:
        return "the_same"
    refused = isinstance(after, Fault) or trial.is_refused(after[0])
    return "refused" if refused and outcome.waiting else _OTHER
