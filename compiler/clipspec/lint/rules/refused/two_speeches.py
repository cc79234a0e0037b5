r"""A clip has both a text to speak and a recording to play.

Why: A clip plays one of the two. Which one is taken is not documented, and the run is paid for
either way.

Fix: Keep the one that should be heard. For both, make two clips.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        input_audio: https://media.example.com/hello.mp3

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: only one of the two appears.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import second_of


@rule("CS203", Severity.ERROR, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find clips with a text and a recording."""
    for at, clip in body.objects("/clips/*"):
        yield from second_of(at, clip, "input_text", "input_audio", "a clip has one speech")
