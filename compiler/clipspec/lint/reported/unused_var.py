"""Nothing in the spec uses a var.

Why: It looks as if it decided something. Whoever changes the id there waits in vain for another
face in the video.

Fix: Use it, or remove it.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
    vars:
      host: Daisy-inskirt-20220818
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"

Good:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
    vars:
      host: Daisy-inskirt-20220818
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: "{{ host }}"
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS614", Severity.WARNING, "engine")
