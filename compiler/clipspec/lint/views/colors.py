"""What a wrong colour was meant to be, in the form that the API takes."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {
    "black": "#000000",
    "blue": "#0000FF",
    "gray": "#808080",
    "green": "#008000",
    "grey": "#808080",
    "red": "#FF0000",
    "white": "#FFFFFF",
    "yellow": "#FFFF00",
}


class Meant(NamedTuple):
    """A colour as `#RRGGBB`. `whole`: nothing of what was written is lost, as transparency is."""

    color: str
    whole: bool


def meant(text: str) -> Meant | None:
    """Return the colour that a text in lower case means: a name, or 3, 4, 6 or 8 digits."""
    if text in _NAMES:
        return Meant(_NAMES[text], True)
    digits = text.removeprefix("#")
    if re.fullmatch("[0-9a-f]{3,4}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch("[0-9a-f]{6}(?:[0-9a-f]{2})?", digits):
        return None
    return Meant(f"#{digits[:6].upper()}", len(digits) == 6)
