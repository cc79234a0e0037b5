"""How one document stands to a version of the API."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from clipspec.diagnostics import Position, Span
from clipspec.dialects.reading import Fate


class Status(str, Enum):
    """How far a document is.

    `READY`: it is in the version that is asked for, or in a newer one. `MIGRATES`: every value
    arrives as it is. `WITH_NOTES`: it migrates, and something is worth reading. `BLOCKED`: it
    waits for an answer, or cannot be migrated.
    """

    READY = "ready"
    MIGRATES = "migrates"
    WITH_NOTES = "migrates-with-notes"
    BLOCKED = "blocked"


class Leaf(NamedTuple):
    """A value that does not arrive as it is.

    `source` is its pointer, `field` the same with `*` for each index. `answer`: the option that
    lets it pass, "" where it passes. `waits`: it stops the file.
    """

    source: str
    field: str
    fate: Fate
    note: str
    answer: str
    span: Span
    waits: bool


class Avatar(NamedTuple):
    """An avatar of a v1 body that was made after v1 took new ones."""

    source: str
    note: str
    span: Span


class Standing(NamedTuple):
    """How a document stands.

    `kind` is `body`, `spec` or `unknown`, `dialect` may be `unknown` too: it speaks of what we
    know, but cannot be read. `reason` says why it is blocked, at `place` where it could not be
    judged at all. `fates` counts its values; `fields` has the fates of each field. `leaves` holds
    only what does not arrive as it is.
    """

    file: str
    dialect: str
    kind: str
    status: Status
    reason: str = ""
    place: Position | None = None
    notes: tuple[str, ...] = ()
    fates: Mapping[Fate, int] = {}
    fields: Mapping[str, tuple[Fate, ...]] = {}
    leaves: tuple[Leaf, ...] = ()
    avatars: tuple[Avatar, ...] = ()

    @property
    def questions(self) -> list[Leaf]:
        """The leaves that stop the file."""
        return [leaf for leaf in self.leaves if leaf.waits]
