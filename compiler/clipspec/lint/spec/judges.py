"""How the body of a spec is judged, given to those that put values into its templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from clipspec.diagnostics import Diagnostic, Finding

Judge = Callable[[Any], list[Finding]]


class Judges(NamedTuple):
    """Each takes a body and returns findings at their pointers in the spec.

    `refused`: what the schema says; `templated`: the rules as well. In both a value may be
    `UNKNOWN`. `finished`: schema and rules, of a body in which nothing is unknown.
    `placed`: makes diagnostics of findings. Hand in many at once: their mends are proved together.
    """

    refused: Judge
    templated: Judge
    finished: Judge
    placed: Callable[[Sequence[Finding]], list[Diagnostic]]
