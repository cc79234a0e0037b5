r"""Two fields stand side by side of which only one may be there.

Why: They answer the same question, such as what is spoken, in two ways. The API refuses the
request, or takes one of them and does not say which.

Fix: Keep the one that you mean, and remove the other.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    audio_url: https://example.com/hello.mp3

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS117", Severity.ERROR, "schema")
