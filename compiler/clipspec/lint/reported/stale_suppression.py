r"""An entry of `suppress` in the configuration no longer holds.

Why: The pointer leads nowhere (indices shift when a clip is put in before), another value stands
there than the one that was accepted (`value-hash`), the rule finds nothing there any more, the day
it was good for (`expires`) is over, or the file is gone. What it silenced is told again.

Fix: Judge the value anew; then correct the entry, or remove it.

Bad:
    $ clipspec lint hello.json
    == clipspec.toml ==
    [[suppress]]
    file = "hello.json"
    pointer = "/clips/0/size"
    rule = "oversized-scale"
    reason = "the host fills the screen"
    == hello.json ==
    {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [{
      "avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8",
      "input_text": "Hello", "scale": 1.5}]}

Good:
    $ clipspec lint hello.json
    == clipspec.toml ==
    [[suppress]]
    file = "hello.json"
    pointer = "/clips/0/scale"
    rule = "oversized-scale"
    reason = "the host fills the screen"
    == hello.json ==
    {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [{
      "avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8",
      "input_text": "Hello", "scale": 1.5}]}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS924", Severity.WARNING, "engine")
