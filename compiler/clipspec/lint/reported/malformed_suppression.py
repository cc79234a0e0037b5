r"""A comment is meant to silence a rule, but is not written so that it does.

Why: It silences nothing, and the next reader believes that it does. A comment silences the rules
in its square brackets, by code, by the first letters of codes, or by name:
`# clipspec: ignore[CS312]` beside what is meant or on a line of its own before it, `ignore-block`
for all that begins there, `ignore-file` for the whole file. Why it does so may follow the bracket.

Fix: Name the rules in square brackets, after `clipspec: ignore`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore CS312

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore[CS312] the host fills the screen

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS920", Severity.ERROR, "engine", fixes=True)
