"""Two numbers that stand for the shape or the size of a picture, however they are parted."""

from __future__ import annotations

import re

_SIDES = r"\s*([1-9][0-9]{0,4})\s*[:：/x×*,_-]\s*([1-9][0-9]{0,4})\s*(?:px)?\s*"


def sides(text: str) -> tuple[int, int] | None:
    """Return width and height of `16:9`, `16x9` or `1280 × 720 px`, None for anything else."""
    found = re.fullmatch(_SIDES, text.casefold())
    return (int(found[1]), int(found[2])) if found else None
