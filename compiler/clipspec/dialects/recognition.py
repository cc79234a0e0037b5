"""Which dialect a body is written in: by the evidence in it, never by the name of its file."""

from __future__ import annotations

from typing import Any, NamedTuple

from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect

ENOUGH = 5
"""The weight at which a file is taken for a body: one clue that only one dialect has."""

ENOUGH_IN_A_SPEC = 2
"""The same for the `video` of a spec, which is a body for sure."""


class Recognition(NamedTuple):
    """The dialect of a body and why: `keys` speak for it, `others` for the dialect named first.

    `dialect` is None when the evidence for none of them is enough; `keys` are then the evidence
    for the nearest one, `nearest`.
    """

    dialect: Dialect | None
    keys: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    nearest: Dialect | None = None


def recognise(body: Any, enough: int = ENOUGH) -> Recognition:
    """Weigh the evidence for each dialect. The heaviest wins; a tie goes to the older one."""
    if not isinstance(body, dict):
        return Recognition(None)
    evidence = {name: _evidence(dialect, body) for name, dialect in dialects().items()}
    weights = {name: sum(found.values()) for name, found in evidence.items()}
    best = max(weights, key=weights.__getitem__)
    weight = weights[best]
    keys = tuple(evidence[best])
    if weight < enough:
        return Recognition(None, keys, nearest=dialects()[best] if weight else None)
    others = tuple(
        (name, key)
        for name, found in evidence.items()
        for key, counts in found.items()
        # A name that several APIs share says nothing against the one that was recognised.
        if name != best and counts > 1 and key not in keys
    )
    return Recognition(dialects()[best], keys, others)


def _evidence(dialect: Dialect, body: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, weight, holds in dialect.clues:
        if key in body and key not in found and holds(body[key]):
            found[key] = weight
    return found
