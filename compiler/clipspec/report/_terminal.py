"""What a terminal makes of text: widths, colours, and nothing that could steer it."""

from __future__ import annotations

import unicodedata

_COLORS = {"red": "31", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1", "dim": "2"}


def inert(text: str) -> str:
    """Return text in which no character can move the cursor, change colours or end the line.

    Control characters become their visible pictures; marks that reorder text become escapes.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def width(text: str) -> int:
    """Return how many columns a terminal gives a text."""
    return len(text) if text.isascii() else sum(_cell(character) for character in text)


def paint(text: str, *styles: str, color: bool) -> str:
    """Return text in ANSI colours, or as it is."""
    if not color or not text:
        return text
    return f"\033[{';'.join(_COLORS[style] for style in styles)}m{text}\033[0m"


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") and code != 0x200D:
        return f"\\u{code:04x}"
    return character


def _cell(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
