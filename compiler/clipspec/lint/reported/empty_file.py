r"""The file holds no document: it is empty, or all of it is comments.

Why: There is nothing to judge or to send. Most often a save or a download went wrong, and a
pipeline that goes on would make no video without a word.

Fix: Restore the file, or remove it. `clipspec init` copies a spec to start from.

Bad:
    # The body comes here.

Good:
    # The body comes here.
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

RULE = reported(__name__, "CS003", Severity.ERROR, "source")
