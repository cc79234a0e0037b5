r"""Two bodies have one `callback_id`.

Why: The id comes back with the callback, and is all that tells whose video is done. With one id
for two bodies, the second answer overwrites the first.

Fix: Give each body an id of its own. In a spec, put something into it that differs from row to row.

Bad:
    $ clipspec lint one.yaml two.yaml
    == one.yaml ==
    callback_id: monday
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
    == two.yaml ==
    callback_id: monday
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Goodbye}

Good:
    $ clipspec lint one.yaml two.yaml
    == one.yaml ==
    callback_id: monday-hello
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
    == two.yaml ==
    callback_id: monday-goodbye
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Goodbye}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS930", Severity.WARNING, "together")
