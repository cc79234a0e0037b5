r"""A value of the wrong type, such as a number in quotes or a text where a list belongs.

Why: The API refuses the request or, where it is lenient, drops the value and takes its default.
Quotes around a number are the most common slip: `"0.5"` is text. Null for what may be left out is a
warning in v1 and v2, which may take it.

Fix: Write the type that the message names. Numbers, `true` and `false` stand without quotes.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: "0.5"

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

RULE = reported(__name__, "CS110", Severity.ERROR, "schema", fixes=True)
