"""v1 tells what a background is by its text alone: a colour, or the extension of an address."""

from __future__ import annotations

import re

from clipspec.dialects.field import is_color
from clipspec.model import BackgroundKind

TAKES = "#RRGGBB, or the http address of a jpg, jpeg, png or mp4"

_URL = re.compile(r"https?://[^/?#]+(?P<path>/[^?#]*)?", re.IGNORECASE)
# Source: the v1 reference page. Any other extension is refused or fails at render.
_KINDS: dict[str, BackgroundKind] = {
    "jpg": "image",
    "jpeg": "image",
    "png": "image",
    "mp4": "video",
}


def kind_of(background: str) -> BackgroundKind | None:
    """Return the kind of a background, None for a text that is neither a colour nor an address.

    An address with another extension than v1 names, or with none, is of the kind `unknown`.
    """
    if is_color(background):
        return "color"
    if not _URL.match(background):
        return None
    return _KINDS.get(extension(background), "unknown")


def extension(url: str) -> str:
    """Return the extension in an address's path, in lower case and without its dot, or `""`."""
    found = _URL.match(url)
    path = (found["path"] or "") if found else ""
    name, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return suffix.lower() if name and dot else ""
