r"""A number that JSON cannot carry: NaN, an infinity, or one with more digits than any reader
takes.

Why: A request is JSON, and JSON has finite numbers only. What comes out for such a value is `null`
or an invalid body, and the request fails. Mostly a spreadsheet or a script divided by zero before.

Fix: Write a finite number. If the text is meant, such as `.nan` itself, put it in quotes.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: .nan

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS011", Severity.ERROR, "source")
