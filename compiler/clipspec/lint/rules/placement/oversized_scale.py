r"""`scale` is above 1: the presenter is larger than the screen.

Why: Above 1 the edges are cut off: users have lost heads in production. Above 2 for a talking
photo and above 5 for an avatar it is a warning, as v2 takes no more than that.

Fix: Take a scale of at most 1, or look at the first video before making many.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
        scale: 2.5
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
        scale: 0.8
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: 1 is as large as the screen; the limits are those of v2.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.model import CharacterKind
from clipspec.validate.words import shown


@rule("CS312", Severity.INFO, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find presenters larger than the screen."""
    for at, scale in body.values("/clips/*/scale", (int, float)):
        if scale > 1:
            yield _finding(at, scale, pointers.get(body.data, pointers.parent(at)))


def _finding(at: str, scale: float, clip: dict[str, Any]) -> Finding:
    from clipspec.dialects.v2.limits import max_scale  # reads v2's schema: only for what it judges

    photo = "talking_photo_id" in clip and "avatar_id" not in clip
    kind: CharacterKind = "photo" if photo else "avatar"
    most = max_scale(kind)
    if scale <= most:
        message = f"a scale of {shown(scale)} is larger than the screen: edges are cut off"
        return Finding(at, message, "1 is as large as the screen")
    name = "a talking photo" if photo else "an avatar"
    message = f"a scale of {shown(scale)} is more than v2 takes for {name}: {most:g}"
    return Finding(at, message, "1 is as large as the screen", severity=Severity.WARNING)
