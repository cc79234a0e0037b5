"""What a mend does to the data of a document. Loaded where there is something to mend."""

from __future__ import annotations

from typing import Any, NamedTuple


class Replace(NamedTuple):
    """Put a text, a number, a flag or null in the place of the value at `at`."""

    at: str
    value: Any


class Rewrite(NamedTuple):
    """Put `text` in the place of the characters `start` to `end` of the text at `at`."""

    at: str
    start: int
    end: int
    text: str


class Rename(NamedTuple):
    """Give the member at `at` another name in its object."""

    at: str
    name: str


class Remove(NamedTuple):
    """Take the member or item at `at` out of its object or list."""

    at: str


class Insert(NamedTuple):
    """Add a member `name` to the object at `at`, as its last one."""

    at: str
    name: str
    value: Any


Change = Replace | Rewrite | Rename | Remove | Insert
"""What a mend does to the data of a document. Pointers name places before any change."""


class Mend(NamedTuple):
    """How a finding can be mended: changes of the data, of which the engine makes edits of text.

    `safe`: the API gets what the author plainly meant, or the same as before. Everything else is
    for the author to ask for.
    """

    description: str
    changes: tuple[Change, ...]
    safe: bool = True


def made(change: Change) -> tuple[str, ...]:
    """Return the place of the member that a change brings into being."""
    if isinstance(change, Rename):
        return (f"{change.at.rpartition('/')[0]}/{change.name}",)
    return (f"{change.at}/{change.name}",) if isinstance(change, Insert) else ()
