r"""A v2 body holds `aspect_ratio`, which no page of v2 documents any more.

Why: `dimension` decides the size. Which of the two wins is not documented; where they contradict
each other, the video may get a shape that you do not expect.

Fix: Remove `aspect_ratio`, and state the size with `dimension`.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}
    aspect_ratio: "9:16"

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: early v2 clients; docs.heygen.com/discuss/65fd4ca70bd40c00105344f2
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.sides import sides
from clipspec.mends import Mend, Remove
from clipspec.validate.words import shown

_CLOSE = 0.01


@rule("CS340", Severity.WARNING, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find the ratio: it contradicts the size, repeats it, or stands alone."""
    for at, ratio in body.values("/aspect_ratio", str):
        size = body.data.get("dimension")
        if not isinstance(size, dict):
            if "dimension" not in body.data:
                message = "`aspect_ratio` is no longer documented, and no `dimension` is here"
                yield Finding(at, message, "write `dimension`, with `width` and `height`", key=True)
            continue
        agree = _agree(ratio, size.get("width"), size.get("height"))
        if agree is None:
            continue
        note = Note("/dimension", f"`dimension` is {size['width']}x{size['height']}")
        if agree:
            message = "`aspect_ratio` repeats what `dimension` says, and is no longer documented"
            mend = Mend("remove `aspect_ratio`", (Remove(at),))
            info, help_ = Severity.INFO, "remove it"
            yield Finding(at, message, help_, True, related=(note,), severity=info, mend=mend)
        else:
            what = "but `dimension` has another shape" if sides(ratio) else "which is no ratio"
            message = f"`aspect_ratio` is {shown(ratio)}, {what}"
            help_ = "remove `aspect_ratio`: which of the two wins is not documented"
            yield Finding(at, message, help_, related=(note,))


def _agree(ratio: str, width: Any, height: Any) -> bool | None:
    """Say whether a ratio fits a size, nearly; None where the size is not known."""
    if not (isinstance(width, int) and isinstance(height, int) and height > 0 and width > 0):
        return None
    shape = sides(ratio)
    return shape is not None and abs(shape[0] / shape[1] / (width / height) - 1) < _CLOSE
