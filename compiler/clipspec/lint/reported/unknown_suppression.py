r"""A comment silences a rule that does not exist.

Why: A slip of the pen in the code or the name: the rule that was meant goes on finding what it
finds, or will find it one day, and the comment is dead weight.

Fix: Correct the code or the name; `clipspec rules` lists them.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore[oversize-scale]

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore[oversized-scale]

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS921", Severity.ERROR, "engine", fixes=True)
