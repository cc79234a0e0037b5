r"""An alias stands inside the value that it names.

Why: Such a value holds itself and never ends. JSON cannot carry it, so no body can be made of it.

Fix: Let the alias name an earlier value, one that ends before the alias.

Bad:
    version: v1alpha
    clips: &all
      - input_text: Hello
      - *all

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: &voice 1bd001e7e50f421d891986aad5158bc8
        input_text: Welcome
      - avatar_id: Daisy-inskirt-20220818
        voice_id: *voice
        input_text: Goodbye

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS010", Severity.ERROR, "source")
