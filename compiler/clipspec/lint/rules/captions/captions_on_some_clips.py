r"""Captions are asked for, and some of the clips play a recording.

Why: Captions are made from the texts. They come and go in the finished video, which looks like a
fault of the player.

Fix: Speak every line with `input_text`, or make two videos: one with captions, one without.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    caption_open: true
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
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
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the reference pages of v1 and v2: only text gets captions.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import captions, recorded, spoken


@rule("CS208", Severity.WARNING, "v1", "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find captions that only a part of the clips can have."""
    name = captions(body)
    if name is None:
        return
    silent = [at for at, _ in recorded(body)]
    with_text = len(list(spoken(body)))
    if silent and with_text:
        scenes = "clips" if body.dialect.name == "v1" else "scenes"
        count = f"{with_text} of {with_text + len(silent)} {scenes}"
        message = f"captions are made from texts only: {count} will have them"
        notes = (Note(silent[0], "a recording, which will have none"),)
        yield Finding(f"/{name}", message, "use `input_text` everywhere", related=notes)
