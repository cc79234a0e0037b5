r"""The file is not well-formed YAML or JSON.

Why: Nothing can be judged, compiled or migrated before the file can be read. Files whose name ends
in `.json` are read as JSON (RFC 8259) and `.yaml` or `.yml` as YAML 1.2; JSON has no comments and
no comma before a closing bracket.

Fix: The message names the place where reading had to stop; the slip is there or just before it.

Bad:
    {"version": "v1alpha", "clips": [],}

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Two things: quote a colon, and indent with spaces."

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS001", Severity.ERROR, "source", fixes=True)
