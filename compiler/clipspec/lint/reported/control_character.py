r"""The file holds a control character, such as NUL, that no YAML text may hold.

Why: Nobody sees it in an editor, yet readers refuse the file, or cut the script at that place.

Fix: Remove the character; the message names its line and column. It comes from a broken copy or
from a binary file.

Bad:
    b"version: v1alpha\n" \
    b"ratio: '16:9'\n" \
    b"background: '#FAFAFA'\n" \
    b"clips:\n" \
    b"  - avatar_id: Daisy-inskirt-20220818\n" \
    b"    voice_id: 1bd001e7e50f421d891986aad5158bc8\n" \
    b"    input_text: Hello\x00\n"

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

RULE = reported(__name__, "CS004", Severity.ERROR, "source", fixes=True)
