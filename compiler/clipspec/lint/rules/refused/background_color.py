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
from clipspec.lint.views.colors import Meant, meant
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

# `#` and anything, bare hexadecimal digits, a function such as rgb(…), or a word.
_MEANT = r"#.*|rgba?\(.*|hsla?\(.*|(?:[0-9a-f]{3}){1,2}|[a-z]+"


@rule("CS304", Severity.ERROR, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find what is meant as a colour and is none."""
    for at, color in body.values("/background", (str, type(None))):
        text = (color or "#").strip().casefold()
        if not is_color(color) and re.fullmatch(_MEANT, text, re.DOTALL):
            message = f"`background` is {shown(color)}, but a colour has the form #RRGGBB"
            right = meant(text)
            mend = _mend(at, right) if right else None
            yield Finding(at, message, _help(text, right), mend=mend)


def _mend(at: str, right: Meant) -> Mend:
    return Mend(f"write {shown(right.color)}", (Replace(at, right.color),), right.whole)


def _help(text: str, right: Meant | None) -> str:
    """Show the colour in v1's form where there is one."""
    digits = text.removeprefix("#")
    if digits == "":
        return "put the colour in quotes: in YAML a bare # starts a comment"
    if digits == "transparent":
        return "v1 makes no transparent video: choose a colour that can be keyed out, as #00FF00"
    return f'write "{right.color}"' if right else "write its six digits, as in #0F172A"
