"""A param takes a value that the API refuses where the param is used.

Why: The schema says that the value may be given, and then a row with it stops the whole run. Where
the schema names the value, this is a warning; where it only forgets a bound, an info.

Fix: Let the schema take what the API takes: the same list of values, the same bounds. Then a wrong
value is refused at its cell, with the name of the param.

Bad:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
      shape: {enum: ['16:9', '4:3'], default: '16:9'}
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "{{ shape }}"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"

Good:
    clipspec: 1
    params:
      first_name: {type: string, minLength: 1}
      shape: {enum: ['16:9', '9:16'], default: '16:9'}
    examples: [{first_name: Ada}]
    video:
      version: v1alpha
      ratio: "{{ shape }}"
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

RULE = reported(__name__, "CS617", Severity.WARNING, "engine")
