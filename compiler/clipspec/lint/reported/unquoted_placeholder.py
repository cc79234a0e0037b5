r"""A placeholder such as `{{ first_name }}` has no quotes around it.

Why: YAML reads a leading `{` as the start of a mapping, and JSON takes no bare text at all, so the
file cannot be read. It is the most common slip in a spec.

Fix: Put the whole value in quotes: `"{{ first_name }}"`. Quotes cost nothing: a value that is one
expression keeps its type, so a number stays a number.

Bad:
    clipspec: 1
    params:
      first_name: {type: string}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: {{ first_name }}

Good:
    clipspec: 1
    params:
      first_name: {type: string}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "{{ first_name }}"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS005", Severity.ERROR, "source", fixes=True)
