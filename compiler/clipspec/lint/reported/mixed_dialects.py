r"""A member that belongs to another version of the API than the rest of the body.

Why: v1 and v2 ignore such a member in silence: the video is made and paid for, without the caption
or the size that was asked for. v3 refuses the whole body.

Fix: Use this version's own member, or move the whole body to the other version with `clipspec
migrate`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS103", Severity.ERROR, "engine")
