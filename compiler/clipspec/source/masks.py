"""Line ends for YAML 1.1, and so for the parser, that are ordinary characters in YAML 1.2.

The parser sees stand-ins for them, one character for one, so that every offset stays what it is.
"""

from __future__ import annotations

import re

_BREAKS = "\x85\u2028\u2029"
BREAK = re.compile(f"[{_BREAKS}]")


def masks(content: str) -> dict[str, str]:
    """Return a stand-in from the private use area for each such character that a text holds."""
    present = [character for character in _BREAKS if character in content]
    if not present:
        return {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in content)
    return dict(zip(present, free, strict=False))


def masked(content: str, masks: dict[str, str]) -> str:
    """Put the stand-ins in."""
    return content.translate({ord(a): b for a, b in masks.items()})


def unmasked(text: str, masks: dict[str, str]) -> str:
    """Take the stand-ins out again."""
    for character, mask in masks.items():
        text = text.replace(mask, character)
    return text
