r"""A v3 body asks for a kind of background that v3 does not show.

Why: v3 shows a colour or a picture behind a presenter, never a video; in a studio film it shows a
colour only. Everything else is refused.

Fix: Use what the help names. A video can be a scene of its own in a studio film.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    background: {type: video, url: "https://media.example.com/office.mp4"}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    background: {type: image, url: "https://media.example.com/office.jpg"}

Source: HeyGen's command line client (2026-07-21); users of studio films.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import parts
from clipspec.lint.rule import Body, rule

_HELP = "a video can be a scene of its own in a studio film, not a background"


@rule("CS362", Severity.ERROR, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find videos behind presenters, and pictures behind those of studio films."""
    for part in parts(body.data):
        kind, at = part.members.get("type"), f"{part.at}/type"
        if part.kind == "single background" and kind == "video":
            yield Finding(at, "v3 shows a colour or a picture behind a presenter, no video", _HELP)
        elif part.kind == "studio background" and kind in ("image", "video"):
            message = f"a studio film shows a colour behind an avatar, no {kind}"
            picture = "a body of type avatar takes a picture as background"
            yield Finding(at, message, picture if kind == "image" else _HELP)
