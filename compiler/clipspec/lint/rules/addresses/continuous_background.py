r"""A video runs on behind several clips of a v1 body.

Why: v1 plays one background video through the whole film, from first to last. v2 starts
it anew in every scene, and v3 has no video behind a presenter: the cuts will look different.

Fix: Nothing in v1. When the body moves, look at the cuts, or take an image or a colour.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: https://media.example.com/office.mp4
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: And goodbye

Good:
    version: v1alpha
    ratio: "16:9"
    background: https://media.example.com/office.mp4
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page; the v2 reference page, where every scene has its own background.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS307", Severity.INFO, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find videos behind more than one clip."""
    for at, url in body.values("/background", str):
        path = url.partition("?")[0].partition("#")[0]
        count = len(body.places.get("/clips/*", ()))
        if count > 1 and "://" in url and path.lower().endswith(".mp4"):
            message = f"the video runs on through {count} clips; v2 starts it anew in each scene"
            yield Finding(at, message, "look at the cuts when the body moves to v2")
