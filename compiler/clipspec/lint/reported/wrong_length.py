r"""A text or a list that is empty, too short or too long.

Why: The API refuses the whole request, and a batch stops at the first such body. An empty list of
clips or scenes makes no video at all.

Fix: Shorten or fill it to the bound that the message names. A long script can be split over several
clips.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips: []

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

RULE = reported(__name__, "CS116", Severity.ERROR, "schema")
