r"""A value without quotes that readers of YAML 1.1 and of YAML 1.2 take differently.

Why: clipspec reads YAML 1.2, but PyYAML and so most Python programs read 1.1. To them `16:9` is the
number 969 (in base 60), `no` is false and `010` is 8. The file passes here and goes wrong in the
next tool.

Fix: Put quotes around a text. Write a number in plain decimal digits.

Bad:
    version: v1alpha
    ratio: 16:9
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

Source: YAML 1.1, section on the types int and bool; YAML 1.2.2, section 10.3.2.
Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS014", Severity.WARNING, "source", fixes=True)
