"""Nothing in the spec uses a param.

Why: Callers have to give a value that changes nothing. Often it was meant to be spoken, and the
text was written without it.

Fix: Use it, or remove it. A name in `name`, in a var, in an included file or in a condition counts
as used.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
      company: {type: string}
    examples: [{first_name: Ada, company: Example Ltd}]
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
      company: {type: string}
    examples: [{first_name: Ada, company: Example Ltd}]
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }} of {{ company }}"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS613", Severity.WARNING, "engine")
