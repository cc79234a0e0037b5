r"""A comment silences a rule that finds nothing there.

Why: What it excused has been mended. Left in place it would one day silence a fault that nobody has
seen. A comment for rules that this run leaves out, and one beside a template, whose value is not
known yet, is never called unused.

Fix: Remove the comment, or the rule from it; `--fix` does. `ignore` speaks for one line: where all
that stands below was meant, write `ignore-block`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1  # clipspec: ignore[oversized-scale]

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS922", Severity.WARNING, "engine", fixes=True)
