r"""A clip plays a recording and names a voice, which has nothing to speak.

Why: The voice has no effect: the recording is heard as it is. Who wrote it may have expected the
recording to be spoken by that voice.

Fix: Remove `voice_id`, or replace `input_audio` by an `input_text` that the voice speaks.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        input_audio: https://media.example.com/hello.mp3
        voice_id: 1bd001e7e50f421d891986aad5158bc8

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        input_audio: https://media.example.com/hello.mp3

Source: the v1 reference page: the recording replaces the text.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import recorded
from clipspec.mends import Mend, Remove


@rule("CS206", Severity.WARNING, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find clips with a recording and a voice."""
    for at, clip in recorded(body):
        if "voice_id" in clip:
            message = "`voice_id` has no effect beside `input_audio`"
            here = f"{at}/voice_id"
            mend = Mend("remove it", (Remove(here),))
            yield Finding(here, message, "remove `voice_id`", key=True, mend=mend)
