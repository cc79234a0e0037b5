r"""The size of the video is left to the default, and two pages name two of them.

Why: A newer page says 1920 by 1080, an older one 1280 by 720, and asked for `dimension`. A plan
without 1080p fails while rendering, with code 40010. A portrait video never comes of itself.

Fix: Write `dimension`.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v2 studio page of 2026, against HeyGen's OpenAPI file 4.0.8.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

# Each of them has a message of its own.
_SIZES = {"dimension", "dimensions", "width", "height", "resolution", "aspect_ratio"}


@rule("CS341", Severity.INFO, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find bodies that state no size in any way."""
    if "video_inputs" in body.data and _SIZES.isdisjoint(body.data):
        message = "the size is left to the default: 1920x1080 by one page, 1280x720 by another"
        help_ = "add `dimension: {width: 1280, height: 720}`"
        yield Finding("", message, help_, missing=("dimension",))
