r"""A value outside the fixed list of values that the field takes.

Why: The API refuses the request or, where it is lenient, takes its default: the video is paid for
and not the one that was asked for.

Fix: Choose one of the values in the message; the nearest one is suggested. Capitals count.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
          emotion: Angry
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
          emotion: Serious
    dimension: {width: 1280, height: 720}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS113", Severity.ERROR, "schema", fixes=True)
