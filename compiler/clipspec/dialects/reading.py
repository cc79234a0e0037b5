"""What a dialect hands over after reading a body: the video, and a remark on what it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from clipspec.model import Video


class Fate(str, Enum):
    """What a migration does to one leaf of the source.

    `EXACT`: the target says the same. `APPROXIMATE`: near, the remark says how near.
    `NEEDS_INPUT`: only the user can decide. `NO_EQUIVALENT`: the target cannot say it.
    """

    EXACT = "exact"
    APPROXIMATE = "approximate"
    NEEDS_INPUT = "needs-input"
    NO_EQUIVALENT = "no-equivalent"

    @property
    def blocks(self) -> bool:
        """Whether the leaf stops the migration until the user accepts it."""
        return self in (Fate.NEEDS_INPUT, Fate.NO_EQUIVALENT)


@dataclass(frozen=True, slots=True)
class Remark:
    """A fate and the sentence that explains it."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A body in the hub's words.

    `remarks` speak, by source pointer, of leaves that say nothing to any other dialect (a version
    marker, a style without effect). A leaf that is neither in `video` nor here was not understood.
    """

    video: Video
    remarks: Mapping[str, Remark] = field(default_factory=dict)
