"""A var has the name of a param, so that nothing can read the param.

Why: Vars are set after params. What a caller or a row gives for the param is lost in silence.

Fix: Give one of them another name. For a param that is mostly the same, write a `default` in place
of the var.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
    vars:
      first_name: Ada
    examples: [{first_name: Grace}]
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
      first_name: {type: string, minLength: 1, default: Ada}
    examples: [{first_name: Grace}]
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

RULE = reported(__name__, "CS612", Severity.ERROR, "engine")
