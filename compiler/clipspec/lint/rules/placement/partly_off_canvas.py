r"""A small presenter stands so near an edge that a part of it is cut off.

Why: A presenter of scale 0.33 is about a third of the picture wide. With its centre at 0.42 its
edge lies at 0.585, and the picture ends at 0.5. How large a circle or a cut-out figure is inside
its box is not documented, so look at one video.

Fix: Keep the offset below 0.5 minus half the scale.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          avatar_style: circle
          scale: 0.33
          offset: {x: 0.42, y: 0.3}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          avatar_style: circle
          scale: 0.33
          offset: {x: 0.33, y: 0.3}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v1 reference page: 1 is as large as the screen; a user of v2 moved from 0.42 to 0.35.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placement import stands
from clipspec.validate.words import shown

_MARGIN = 0.06  # corners in HeyGen's own examples reach 0.05 beyond the edge, and look right


@rule("CS315", Severity.INFO, "v1", "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find presenters smaller than the picture whose box ends outside, centre inside."""
    for stand in stands(body):
        half = stand.scale / 2
        if half >= 0.5 or stand.terms != "fraction":
            continue
        for at, axis, value in stand.axes():
            if 0.5 - half + _MARGIN < abs(value) <= 0.5:
                outside = round((abs(value) + half - 0.5) / stand.scale * 100)
                message = f"about {outside} % of the presenter is beyond the edge of the picture"
                room = shown(round(0.5 - half, 4))
                yield Finding(at, message, f"inside with `{axis}` from -{room} to {room}")
