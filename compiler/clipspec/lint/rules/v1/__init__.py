"""Rules on what only bodies of v1 have."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether this is such a body."""
    return body.dialect.name == "v1"
