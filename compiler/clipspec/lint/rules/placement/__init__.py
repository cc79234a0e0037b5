"""Rules on where presenters stand, and how large they are."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether a presenter stands anywhere but in the middle at full size."""
    return any(
        value != usual
        for pattern, found in body.places.items()
        for end, usual in _USUAL
        if pattern.endswith(end)
        for _, value in found
    )


_USUAL = (("/scale", 1), ("/x", 0), ("/y", 0))
