r"""A style is none of those that v2 lists for this kind of presenter.

Why: v2 lists `normal`, `circle` and `closeUp` for an avatar, and for a talking photo `circle`, on
the page of 2024 also `square`. v1's `normal` for a talking photo was never listed. Zooms and camera
moves are inventions.

Fix: Write one of them. For a talking photo in full leave `talking_photo_style` out.

Bad:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
          talking_photo_style: normal
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v2 reference page of 2024 and the studio page of 2026.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove, Replace
from clipspec.validate import UNKNOWN
from clipspec.validate.words import choices, kind, shown

_CHARACTER = "/video_inputs/*/character"
_LISTED = {
    "avatar": ("normal", "circle", "closeUp"),
    "talking_photo": ("circle", "square"),
}


@rule("CS332", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find styles that are not listed, and the one that only an old page lists."""
    for at, character in body.objects(_CHARACTER):
        for owner, listed in _LISTED.items():
            name = f"{owner}_style"
            style = character.get(name, UNKNOWN)
            if style is UNKNOWN or character.get("type", owner) != owner:
                continue
            if style == "square" and owner == "talking_photo":
                message = f"`{name}: square` is on the page of 2024 only: newer ones list `circle`"
                yield Finding(f"{at}/{name}", message, severity=Severity.INFO)
            elif style not in listed:
                yield _unlisted(f"{at}/{name}", name, style, listed)


def _unlisted(at: str, name: str, style: Any, listed: tuple[str, ...]) -> Finding:
    words = shown(style) if isinstance(style, str) else kind(style)
    message = f"`{name}` is {words}, but v2 lists {choices(listed)}"
    if style == "normal":
        mend = Mend(f"remove `{name}`: the photo in full", (Remove(at),))
        help_ = f"remove `{name}`: the whole photo is what you get without it"
        return Finding(at, message, help_, severity=Severity.WARNING, mend=mend)
    meant = {one.casefold(): one for one in listed}.get(_folded(style))
    if meant is None:
        help_ = "it is one word; size and place are `scale` and `offset`"
        return Finding(at, message, "" if isinstance(style, str) else help_)
    mend = Mend(f'write "{meant}"', (Replace(at, meant),))
    return Finding(at, message, f'write "{meant}"', mend=mend)


def _folded(style: Any) -> str:
    text = style if isinstance(style, str) else ""
    return text.strip().casefold().replace("_", "").replace("-", "").replace(" ", "")
