r"""A colour is not `#` with six hexadecimal digits.

Why: The API knows no names of colours, no short form, no transparency. To v1 such a text is no
colour and no URL, v2 and v3 answer with an error. In YAML a colour without quotes is a comment, and
nothing is left.

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

Source: the v1 reference page; the v2 reference pages of 2024 and 2026; HeyGen's command line client
(2026-07-21).
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.field import is_color
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.colors import meant
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

# v1 takes addresses in the same place. `#` and anything, bare hexadecimal digits, a function such
# as rgb(…), or a word.
_MEANT = r"#.*|rgba?\(.*|hsla?\(.*|(?:[0-9a-f]{3}){1,2}|[a-z]+"
_TRANSPARENT = {
    "v1": "v1 makes no transparent video: choose a colour that can be keyed out, as #00FF00",
    "v2": "leave `background` out, or choose a colour that can be keyed out, as #00FF00",
    "v3": "leave `background` out; `output_format: webm` makes a video without one",
}


@rule("CS304", Severity.ERROR, "v1", "v2", "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find names, other forms and nothing at all in the place of a colour."""
    dialect = body.dialect.name
    for pattern in body.dialect.roles["color"]:
        for at, color in body.values(pattern, (str, type(None))):
            if not is_color(color) and _is_one(body, at, color):
                yield _finding(at, color, dialect)


def _is_one(body: Body, at: str, color: str | None) -> bool:
    """Say whether a colour is meant there, and not an address or what another type would have."""
    if at == "/background":
        return re.fullmatch(_MEANT, _folded(color or "#"), re.DOTALL) is not None
    return pointers.get(body.data, pointers.parent(at)).get("type") not in ("image", "video")


def _finding(at: str, color: str | None, dialect: str) -> Finding:
    text = _folded(color)
    message = f"`{pointers.last(at)}` is {shown(color)}, but a colour has the form #RRGGBB"
    if text in ("", "#"):
        return Finding(at, message, "put the colour in quotes: in YAML a bare # starts a comment")
    if text == "transparent":
        return Finding(at, message, _TRANSPARENT[dialect])
    right = meant(text)
    if right is None:
        return Finding(at, message, "write its six digits, as in #0F172A")
    mend = Mend(f'write "{right.color}"', (Replace(at, right.color),), right.whole)
    return Finding(at, message, f'write "{right.color}"', mend=mend)


def _folded(color: str | None) -> str:
    return (color or "").strip().casefold()
