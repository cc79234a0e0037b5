r"""A field that must be there is missing.

Why: The API refuses a request without it. Better to see that here, at its line, than in the middle
of a batch.

Fix: Add the field that the message names. Where several forms are possible, the message lists the
values to choose from.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
        voice:
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS112", Severity.ERROR, "schema")
