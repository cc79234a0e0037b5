"""The dialects that a caller names, found or refused."""

from __future__ import annotations

from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.errors import UsageError
from clipspec.prose import listed


def dialect_named(name: str) -> Dialect:
    """Return a dialect. Raises `UsageError` for one that does not exist."""
    if name not in dialects():
        raise UsageError(f"no dialect is called {name}: there are {listed(dialects(), 'and')}")
    return dialects()[name]
