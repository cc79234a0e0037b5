r"""A v1 clip switches captions, which v1 does for the whole video.

Why: The documented switch is `caption_open`, beside `clips`. `caption` in a clip was seen in use,
always false, and nobody is known to have got captions by it.

Fix: Write `caption_open: true` beside `clips` for captions; for none leave both out.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        caption: true

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    caption_open: true
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page; users in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS380", Severity.WARNING, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find `caption` in clips. Where it asks for none, nothing is lost."""
    for at, wanted in body.values("/clips/*/caption", bool):
        message = "v1 documents no `caption` of a clip: `caption_open` is for the whole video"
        help_ = "write `caption_open: true` beside `clips`" if wanted else "remove it"
        severity = None if wanted else Severity.INFO
        yield Finding(at, message, help_, key=True, severity=severity)
