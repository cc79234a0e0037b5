r"""A text that does not have the form the field needs, such as a colour or a name.

Why: The type is right, so the slip is easy to miss, but the API cannot use the value: it refuses
the request, or shows something else.

Fix: Write the value like the example in the message.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    background: {type: color, value: white}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    background: {type: color, value: "#FFFFFF"}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS115", Severity.ERROR, "schema")
