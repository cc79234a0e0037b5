r"""`scale` is above 1: the presenter is larger than the screen.

Why: Above 1 the edges are cut off: users have lost heads in production. Above 2 for a talking
photo and above 5 for an avatar it is more than v2 takes: a warning in v1, an error in v2.

Fix: Take a scale of at most 1, or look at the first video before making many. A scale in percent
has to be divided by 100.

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
from clipspec.mends import Mend, Replace
from clipspec.model import CharacterKind
from clipspec.validate.words import shown

_SCALES = {"v1": "/clips/*/scale", "v2": "/video_inputs/*/character/scale"}
_FULL = "1 is as large as the screen"


@rule("CS312", Severity.INFO, "v1", "v2", fixes=True, worst=Severity.ERROR)
def check(body: Body) -> Iterator[Finding]:
    """Find presenters larger than the screen."""
    refused = body.dialect.name == "v2"
    for at, scale in body.values(_SCALES[body.dialect.name], (int, float)):
        if scale > 1:
            yield _finding(at, scale, pointers.get(body.data, pointers.parent(at)), refused)


def _finding(at: str, scale: float, character: dict[str, Any], refused: bool) -> Finding:
    from clipspec.dialects.v2.limits import max_scale  # reads v2's schema: only for what it judges

    photo = "talking_photo_id" in character and "avatar_id" not in character
    kind: CharacterKind = "photo" if photo else "avatar"
    most = max_scale(kind)
    if scale <= most:
        message = f"a scale of {shown(scale)} is larger than the screen: edges are cut off"
        return Finding(at, message, _FULL)
    name = "a talking photo" if photo else "an avatar"
    message = f"a scale of {shown(scale)} is more than v2 takes for {name}: {most:g}"
    severity = Severity.ERROR if refused else Severity.WARNING
    return Finding(at, message, _FULL, severity=severity, mend=_from_percent(at, scale))


def _from_percent(at: str, scale: float) -> Mend | None:
    if not 10 <= scale <= 100:
        return None
    meant = scale / 100
    return Mend(f"read it as percent: {shown(meant)}", (Replace(at, meant),), safe=False)
