r"""A colour is not `#` with six hexadecimal digits.

Why: v2 knows no names of colours, no short form, no transparency. It answers with an error, for
`circle_background_color` by the words of its page.

Fix: Write `"#RRGGBB"`, in quotes: in YAML a colour without them is a comment.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
        background: {type: color, value: white}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
        background: {type: color, value: "#FFFFFF"}
    dimension: {width: 1280, height: 720}

Source: the v2 reference pages of 2024 and 2026.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.field import is_color
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.colors import meant
from clipspec.mends import Mend, Replace
from clipspec.validate.words import kind

_COLORS = (
    "/video_inputs/*/background/value",
    "/video_inputs/*/character/circle_background_color",
)


@rule("CS344", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find colours in another form. That of a drawn text is not documented."""
    for pattern in _COLORS:
        for at, color in body.values(pattern, (str, type(None))):
            if not is_color(color):
                message = (
                    f"`{pointers.last(at)}` is {kind(color)}, but a colour has the form #RRGGBB"
                )
                yield _mended(at, message, (color or "").strip().casefold())


def _mended(at: str, message: str, text: str) -> Finding:
    if text in ("", "#"):
        return Finding(at, message, "put the colour in quotes: in YAML a bare # starts a comment")
    if text == "transparent":
        return Finding(at, message, "leave `background` out, or take one to key out: #00FF00")
    right = meant(text)
    if right is None:
        return Finding(at, message, "write its six digits, as in #0F172A")
    mend = Mend(f'write "{right.color}"', (Replace(at, right.color),), right.whole)
    return Finding(at, message, f'write "{right.color}"', mend=mend)
