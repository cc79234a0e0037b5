r"""An avatar at full size in a portrait picture: most avatars are landscape and leave bars.

Why: At scale 1 the whole avatar fits into the picture. A landscape avatar is then as wide as the
portrait picture and a third as high, with bars above and below. The body does not tell how an
avatar was filmed, so this may be just right.

Fix: Look at one video. Where there are bars, take an avatar filmed upright, the style `closeUp`, or
a scale above 1.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 720, height: 1280}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: docs.heygen.com/discuss/673c7deee063cb002ad2ba0e
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.lint.rule import Body, rule


@rule("CS317", Severity.INFO, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find a portrait picture with an avatar that fits into it as a whole."""
    for at, size in body.objects("/dimension"):
        if _is_portrait(size):
            characters = body.objects("/video_inputs/*/character")
            here = next((at for at, one in characters if _fits_whole(one)), None)
            if here is not None:
                message = "a landscape avatar at full size leaves bars in this portrait picture"
                note = Note(here, "this avatar is at full size")
                yield Finding(at, message, "look at one video first", key=True, related=(note,))


def _is_portrait(size: dict[str, Any]) -> bool:
    width, height = size.get("width"), size.get("height")
    return isinstance(width, int) and isinstance(height, int) and 0 < width < height


def _fits_whole(character: dict[str, Any]) -> bool:
    style = character.get("avatar_style", "normal")
    named = "avatar_id" in character and character.get("type") == "avatar"
    return named and style == "normal" and character.get("scale", 1) == 1
