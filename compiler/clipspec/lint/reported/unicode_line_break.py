r"""The file holds U+0085, U+2028 or U+2029: text in YAML 1.2, the end of a line in YAML 1.1.

Why: Nobody sees these characters, and they come along when text is pasted from a web page or a
chat. A reader of YAML 1.1 breaks the script there, or refuses the file.

Fix: Remove the character, or put an ordinary line break in its place.

Bad:
    b"version: v1alpha\n" \
    b"ratio: '16:9'\n" \
    b"background: '#FAFAFA'\n" \
    b"clips:\n" \
    b"  - avatar_id: Daisy-inskirt-20220818\n" \
    b"    voice_id: 1bd001e7e50f421d891986aad5158bc8\n" \
    b"    input_text: Hello\xe2\x80\xa8and welcome\n"

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello and welcome

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS015", Severity.WARNING, "source", fixes=True)
