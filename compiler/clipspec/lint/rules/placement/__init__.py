"""Rules on where presenters stand, and how large they are."""

from __future__ import annotations

from clipspec.lint.rule import Body
from clipspec.lint.views.placement import CHARACTERS


def concerns(body: Body, refused: bool) -> bool:
    """Say whether a presenter stands anywhere but in the middle at full size."""
    character = CHARACTERS.get(body.dialect.name)
    if character is None:
        return False
    for member, usual in _USUAL:
        for _, value in body.values(character + member):
            if value != usual:
                return True
    return False


_USUAL = (("/scale", 1), ("/offset/x", 0), ("/offset/y", 0))
