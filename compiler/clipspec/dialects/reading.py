"""What a dialect hands over after reading a body: the video, and remarks on single leaves."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from clipspec import pointer as pointers
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
        """Whether the leaf stops the migration until the user accepts its loss."""
        return self in (Fate.NEEDS_INPUT, Fate.NO_EQUIVALENT)

    @property
    def gravity(self) -> int:
        """0 for exact, 3 for no equivalent."""
        return list(Fate).index(self)


class Remark(NamedTuple):
    """A fate and the sentence that explains it.

    `answer`: the option of `clipspec migrate` that answers the question, "" where there is none.
    """

    fate: Fate
    text: str
    answer: str = ""


class Remarks:
    """Remarks by the pointer of the source they speak of. One on a container is on all below it."""

    def __init__(self, by_pointer: Mapping[str, Remark] | None = None) -> None:
        self.by_pointer = dict(by_pointer or {})

    def say(self, at: str, fate: Fate, text: str, answer: str = "") -> None:
        """Add a remark. Of several on one pointer the gravest stays, of equals the first."""
        known = self.by_pointer.get(at)
        if known is None or fate.gravity > known.fate.gravity:
            self.by_pointer[at] = Remark(fate, text, answer)

    def about(self, at: str) -> Remark | None:
        """Return the remark on a pointer, or else on its nearest ancestor that has one."""
        return self.by_pointer.get(self.place(at))

    def place(self, at: str) -> str:
        """Return the pointer on which that remark stands, the root where there is none."""
        while at and at not in self.by_pointer:
            at = pointers.parent(at)
        return at


class Reading(NamedTuple):
    """A body in the hub's words.

    `remarks` speak of what the dialect itself knows about a leaf: that its value is none the field
    takes, that it has no effect, that its meaning is not documented well enough to be sure. A leaf
    that is neither in `video` nor remarked on is no field of the dialect.
    """

    video: Video
    remarks: Remarks
