r"""The body speaks another version of the API than the one that `--dialect` names.

Why: Each version has an endpoint of its own, and a body for one is refused by another. This is one
finding: to list every field by the wrong rules would hide the cause.

Fix: Leave `--dialect` out, name the right one, or change the body with `clipspec migrate`.

Bad:
    $ clipspec lint --dialect v2 body.yaml
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    $ clipspec lint --dialect v2 body.yaml
    == body.yaml ==
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

RULE = reported(__name__, "CS102", Severity.ERROR, "engine")
