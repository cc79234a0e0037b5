r"""`scale` is 0: nothing of the presenter is visible.

Why: A scale is the size of the presenter, 1 being as large as the screen. A 0 comes from a sample
body with a 0 in every number.

Fix: Remove `scale` for the full size, or write the size that you want.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818, scale: 0}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818, scale: 0.5}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v1 reference page: 1 is as large as the screen; v2 takes 0 as its smallest scale.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove

_SCALES = {"v1": "/clips/*/scale", "v2": "/video_inputs/*/character/scale"}


@rule("CS316", Severity.ERROR, "v1", "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find presenters without any size."""
    for at, scale in body.values(_SCALES[body.dialect.name], (int, float)):
        if scale == 0:
            message = "a scale of 0 leaves nothing of the presenter to see"
            mend = Mend("remove `scale`: the full size", (Remove(at),), safe=False)
            yield Finding(at, message, "remove `scale` for the full size", mend=mend)
