r"""`background` is meant as a colour and is not `#` with six hexadecimal digits.

Why: v1 knows no names of colours, no short form, no transparency: such a text is no colour and no
URL, and the request fails. In YAML a colour without quotes is a comment, and nothing is left.

Fix: Write `"#RRGGBB"`, in quotes.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "white"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FFFFFF"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.field import is_color
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

# `#` and anything, bare hexadecimal digits, a function such as rgb(…), or a word.
_MEANT = r"#.*|rgba?\(.*|hsla?\(.*|(?:[0-9a-f]{3}){1,2}|[a-z]+"
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


@rule("CS304", Severity.ERROR, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find what is meant as a colour and is none."""
    for at, color in body.values("/background", (str, type(None))):
        text = (color or "#").strip().casefold()
        if not is_color(color) and re.fullmatch(_MEANT, text, re.DOTALL):
            message = f"`background` is {shown(color)}, but a colour has the form #RRGGBB"
            meant = _meant(text)
            safe = len(text.removeprefix("#")) not in (4, 8) or text in _NAMES  # no transparency
            mend = Mend(f"write {shown(meant)}", (Replace(at, meant),), safe) if meant else None
            yield Finding(at, message, _help(text, meant), mend=mend)


def _help(text: str, meant: str | None) -> str:
    """Show the colour in v1's form where there is one."""
    digits = text.removeprefix("#")
    if digits == "":
        return "put the colour in quotes: in YAML a bare # starts a comment"
    if digits == "transparent":
        return "v1 makes no transparent video: choose a colour that can be keyed out, as #00FF00"
    return f'write "{meant}"' if meant else "write its six digits, as in #0F172A"


def _meant(text: str) -> str | None:
    """Return a colour in v1's form; the digits for transparency, which v1 has not, go."""
    digits = text.removeprefix("#")
    if re.fullmatch("[0-9a-f]{3,4}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if re.fullmatch("[0-9a-f]{6}(?:[0-9a-f]{2})?", digits):
        return f"#{digits[:6].upper()}"
    return _NAMES.get(text)
