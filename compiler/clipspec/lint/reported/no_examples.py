"""A spec with required params has no examples.

Why: Much shows only in a finished body: an empty text, an id with a slip in a branch that few rows
take. Lint expands the examples and judges each, without any data at hand.

Fix: Add `examples` with two or three rows, the plainest and the strangest.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
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
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS616", Severity.INFO, "engine")
