r"""A text that does not have the form the field needs, such as a colour or a name.

Why: The type is right, so the slip is easy to miss, but the API cannot use the value: it refuses
the request, or shows something else.

Fix: Write the value like the example in the message.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
        background: {type: color, value: white}
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
        background: {type: color, value: "#FFFFFF"}
    dimension: {width: 1280, height: 720}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS115", Severity.ERROR, "schema")
