r"""Captions are asked for, and every clip plays a recording.

Why: Captions are made from the texts. A recording has none, so that the video comes without
captions; users of v2 got an empty caption file.

Fix: Speak the lines with `input_text`, or remove `caption_open`, which in v2 is `caption`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    caption_open: true
    clips:
      - avatar_id: Daisy-inskirt-20220818
        input_audio: https://media.example.com/hello.mp3

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    caption_open: true
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the reference pages of v1 and v2: only text gets captions;
docs.heygen.com/discuss/6742f2ed482bc7006268a69e
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import captions, recorded, spoken


@rule("CS207", Severity.WARNING, "v1", "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find captions where nothing but recordings is heard."""
    name = captions(body)
    if name and any(recorded(body)) and not any(spoken(body)):
        message = "captions are made from texts only, and nothing but recordings is heard"
        yield Finding(f"/{name}", message, f"remove `{name}`, or use `input_text`")
