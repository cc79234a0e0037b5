"""The schema of a param is no JSON Schema.

Why: The schema decides what a cell of a CSV file becomes and which values are refused. With a slip
in it, nothing can be decided.

Fix: Correct the keyword that is named. A param is described as in JSON Schema 2020-12; a `$ref`
leads to somewhere in the same schema, as nothing is ever fetched. The one keyword of our own,
`env`, holds the name of an environment variable, never a value.

Bad:
    clipspec: 1
    params:
      first_name: {type: str}
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
      first_name: {type: string}
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

RULE = reported(__name__, "CS610", Severity.ERROR, "engine")
