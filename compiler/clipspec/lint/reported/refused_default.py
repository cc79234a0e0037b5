"""The default of a param is refused by the param's own schema.

Why: Whoever leaves the param out then gets a value that nobody else may give.

Fix: Correct the default or the schema, whichever is wrong.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
      seats: {type: integer, minimum: 1, default: "3"}
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "{{ first_name }}, you have {{ seats }} seats."

Good:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
      seats: {type: integer, minimum: 1, default: 3}
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "{{ first_name }}, you have {{ seats }} seats."

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS611", Severity.ERROR, "engine")
