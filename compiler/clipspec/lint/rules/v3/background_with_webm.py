r"""A v3 body asks for a transparent webm and for a background.

Why: `output_format: webm` makes a video with nothing behind the presenter. v3 refuses a background
beside it.

Fix: Keep the background and make an mp4, or remove the background.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    output_format: webm
    background: {type: color, value: "#0F172A"}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    output_format: webm
    remove_background: true

Source: HeyGen's command line client (2026-07-21).
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.dialects.v3.parts import SINGLES, parts
from clipspec.lint.rule import Body, rule


@rule("CS366", Severity.ERROR, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find backgrounds of transparent videos."""
    for part in parts(body.data):
        is_webm = part.kind in SINGLES and part.members.get("output_format") == "webm"
        if is_webm and part.members.get("background") is not None:
            note = Note(f"{part.at}/output_format", "`webm` stands here")
            message = "a transparent webm takes no `background`"
            help_ = "remove it, or write `output_format: mp4`"
            at = f"{part.at}/background"
            yield Finding(at, message, help_, key=True, related=(note,))
