"""Rules on addresses: of recordings, pictures and callbacks."""

from __future__ import annotations

from clipspec.dialects.dialect import Role
from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether there is an address; the background of v1 may be a colour instead."""
    patterns = [each for role in _ROLES for each in body.dialect.roles.get(role, ())]
    return any(
        isinstance(value, str) and (pattern != "/background" or value[:1] != "#" or ":" in value)
        for pattern in patterns
        for value in body.every(pattern)
    )


_ROLES: tuple[Role, ...] = ("audio", "picture", "callback")
