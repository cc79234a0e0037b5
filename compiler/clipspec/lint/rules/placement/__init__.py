"""Rules on where presenters stand, and how large they are."""

from __future__ import annotations

from clipspec.lint.rule import Body
from clipspec.lint.views.placement import CHARACTERS


def concerns(body: Body, refused: bool) -> bool:
    """Say whether a presenter stands anywhere but in the middle at full size."""
    character = CHARACTERS.get(body.dialect.name)
    if character is None:
        return False
    stated = ((body.every(character + member), usual) for member, usual in _USUAL)
    return any(values.count(usual) != len(values) for values, usual in stated)


_USUAL = (("/scale", 1), ("/offset/x", 0), ("/offset/y", 0))
