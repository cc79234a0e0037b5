"""A param has neither a type nor a list of values.

Why: It takes anything. A cell of a CSV file then stays text, also where it looks like a number, and
lint cannot tell what will come.

Fix: Write its `type`, or an `enum` of its values.

Bad:
    clipspec: 1
    params:
      first_name: {description: How the viewer is addressed.}
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
      first_name: {type: string, description: How the viewer is addressed.}
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

RULE = reported(__name__, "CS615", Severity.INFO, "engine")
