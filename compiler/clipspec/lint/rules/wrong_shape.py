r"""A value that breaks a rule of the schema which has no message of its own, or that fits more
than one form where exactly one is asked for.

Why: The API would have to guess which form is meant. It refuses the request, or takes another form
than you think.

Fix: Look the field up with `clipspec schema`, and write it so that it fits one form only.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS118", Severity.ERROR, "schema")
