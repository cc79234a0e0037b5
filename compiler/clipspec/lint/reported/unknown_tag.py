r"""A YAML tag, such as `!secret`, that JSON data cannot carry.

Why: A tag asks a certain program for a certain type. The API gets JSON, where the tag is gone, so
`!secret greeting` would be spoken as the word "greeting".

Fix: Remove the tag and write the value itself. If the exclamation mark belongs to the text, put it
in quotes.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: !secret greeting

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "!secret greeting"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS013", Severity.ERROR, "source")
