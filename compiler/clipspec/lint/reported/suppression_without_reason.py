r"""A rule is silenced without a word about why.

Why: Whoever comes next cannot tell an exception that was thought about from a finding that stood in
the way. This is asked for only where the configuration says `require-reason = true`.

Fix: Say why after the bracket; an entry of `suppress` takes a `reason`.

Bad:
    $ clipspec lint hello.yaml
    == clipspec.toml ==
    require-reason = true
    == hello.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore[CS312]

Good:
    $ clipspec lint hello.yaml
    == clipspec.toml ==
    require-reason = true
    == hello.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 1.5  # clipspec: ignore[CS312] the host fills the screen

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS923", Severity.WARNING, "engine")
