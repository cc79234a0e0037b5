"""File names of bodies: they stay in their folder, and no two are one."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|manifest)(\..*)?", re.IGNORECASE)
_LONGEST = 200


def unsafe(name: str) -> str | None:
    """Return why a name cannot be a file below the output folder on every system, or None."""
    if len(name.encode("utf-8", "replace")) > _LONGEST:
        return f"longer than {_LONGEST} bytes"
    found = _FORBIDDEN.search(name)
    if found:
        return f"the character U+{ord(found[0]):04X}"
    for part in name.split("/"):
        if part in ("", ".", "..") or part != part.strip() or part.endswith("."):
            return f"the part {part!r}" if part else "an empty part"
        if _RESERVED.fullmatch(part):
            return f"the reserved name {part}"
    return None


def folded(name: str) -> str:
    """Return a name as a file system that ignores case and composition compares it."""
    return unicodedata.normalize("NFC", name).casefold()
