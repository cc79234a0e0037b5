r"""A field that must be there is missing.

Why: The API refuses a request without it. Better to see that here, at its line, than in the middle
of a batch.

Fix: Add the field that the message names. Where several forms are possible, the message lists the
values to choose from.

Bad:
    type: avatar
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS112", Severity.ERROR, "schema", fixes=True)
