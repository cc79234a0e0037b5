"""What a terminal makes of text: widths, colours, and nothing that could steer it."""

from __future__ import annotations

import re

# What an emoji takes up into itself: a skin tone, and another emoji behind a joiner.
_TAKEN_UP = "[\U0001f3fb-\U0001f3ff]|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_EMOJI_STYLE = ".\ufe0f"
_WIDE = "\u3000"
_COLORS = {"red": "31", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1", "dim": "2"}


def inert(text: str) -> str:
    """Return text in which no character can move the cursor, change colours or end the line.

    Control characters become their visible pictures; marks that reorder text become escapes.
    """
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def width(text: str) -> int:
    """Return how many columns a terminal gives a text.

    Terminals do not agree about joined emoji; this is what those say that draw them as one.
    """
    if text.isascii():
        return len(text)
    alone = re.sub(_EMOJI_STYLE, _WIDE, re.sub(_TAKEN_UP, "", text))
    return sum(_cell(character) for character in alone)


def paint(text: str, *styles: str, color: bool) -> str:
    """Return text in ANSI colours, or as it is."""
    if not color or not text:
        return text
    return f"\033[{';'.join(_COLORS[style] for style in styles)}m{text}\033[0m"


def _visible(character: str) -> str:
    import unicodedata  # few reports show anything but ASCII

    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") and code != 0x200D:
        return f"\\u{code:04x}"
    return character


def _cell(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me") or character == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
