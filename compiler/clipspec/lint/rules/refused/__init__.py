"""Rules that know why the schema refuses a value, or what was meant by it."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether there is something to explain."""
    return refused
