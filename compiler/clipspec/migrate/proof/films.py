"""The films that a body asks for: one, or those of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.dialect import Dialect


def films(dialect: Dialect, body: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the pointer and the body of each film; the body itself, where it is no batch."""
    listed = body.get(dialect.batch) if dialect.batch else None
    if not isinstance(listed, list):
        return [("", body)]
    here = pointers.join("", dialect.batch)
    return [
        (pointers.join(here, index), film)
        for index, film in enumerate(listed)
        if isinstance(film, dict)
    ]
