r"""A number below the smallest or above the largest value that the field takes.

Why: The API refuses the request, and a batch stops there, or the video is not the one that was
asked for.

Fix: Choose a number within the bound that the message names. Mind the unit: a speed of 1 is normal,
not 100.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
          pitch: 100
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
          pitch: 10
    dimension: {width: 1280, height: 720}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS114", Severity.ERROR, "schema")
