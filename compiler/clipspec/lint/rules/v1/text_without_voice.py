r"""A clip has a text to speak and no voice to speak it.

Why: The v1 reference page does not mention `voice_id`, yet every working body in public code has
it. Which voice speaks without it is not documented, and v2 refuses such a scene.

Fix: Add the `voice_id` of the voice that should speak.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: users in public code; v2 answers `voice.text.voice_id is invalid: Field required`.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import spoken


@rule("CS205", Severity.WARNING, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find clips with a text and without `voice_id`."""
    for at, clip in spoken(body):
        if "voice_id" not in clip:
            message = "`input_text` has no voice; every working body names one"
            yield Finding(at, message, "add `voice_id`", missing=("voice_id",))
