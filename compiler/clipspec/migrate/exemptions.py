"""Where reading back what was written does not give the same video, and why.

The law: for every body of a dialect, `read(write(read(body))) == read(body)`. A row here is an
exception to it; the tests allow no other, and each one bears a remark of the same fate.
"""

from __future__ import annotations

from dataclasses import dataclass

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate


@dataclass(frozen=True, slots=True)
class Exemption:
    """A remark that may stand in the bodies of a dialect: `*` in its pointer is any item."""

    dialect: str
    pattern: str
    fate: Fate
    reason: str

    def covers(self, dialect: str, pointer: str, fate: Fate) -> bool:
        """Say whether this row excuses what a remark on a pointer speaks of."""
        wanted, found = pointers.split(self.pattern), pointers.split(pointer)
        here = len(wanted) == len(found) and all(
            want in ("*", token) for want, token in zip(wanted, found, strict=True)
        )
        return here and (self.dialect, self.fate) == (dialect, fate)


EXEMPTIONS = (
    Exemption("v2", "/aspect_ratio", Fate.APPROXIMATE, "alone, it is written as a size in pixels"),
    Exemption("v2", "/aspect_ratio", Fate.NEEDS_INPUT, "no whole number of pixels has this ratio"),
    Exemption("v2", "/video_inputs/*/character/scale", Fate.NEEDS_INPUT, "v2 takes no such scale"),
    Exemption("v2", "/video_inputs/*", Fate.NEEDS_INPUT, "beyond what one request takes"),
)
