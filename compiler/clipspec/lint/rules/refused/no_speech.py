r"""A clip has nothing to say: neither a text nor a recording.

Why: The length of a clip comes from its speech, and v1 has no silent clip. The request fails.

Fix: Add `input_text` with `voice_id`, or `input_audio` with the URL of a recording.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: one of the two is needed.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import neither_of


@rule("CS204", Severity.ERROR, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find clips without a text and without a recording."""
    for at, clip in body.objects("/clips/*"):
        yield from neither_of(at, clip, "input_text", "input_audio", "a clip has one speech")
