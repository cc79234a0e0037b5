"""The dialects that a caller names, found or refused."""

from __future__ import annotations

from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.errors import UsageError
from clipspec.nearest import listed


def dialect_named(name: str) -> Dialect:
    """Return a dialect. Raises `UsageError` for one that does not exist."""
    if name not in dialects():
        raise UsageError(f"no dialect is called {name}: there are {listed(dialects(), 'and')}")
    return dialects()[name]


def target_named(name: str) -> Dialect:
    """Return a dialect to migrate to. Raises `UsageError` for one that cannot be written."""
    target = dialect_named(name)
    if target.write is None:
        able = listed([name for name, each in dialects().items() if each.write], "and")
        raise UsageError(f"{name} bodies cannot be written yet: {able} can")
    return target
