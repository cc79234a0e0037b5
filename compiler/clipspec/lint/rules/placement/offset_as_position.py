r"""An offset looks like a place counted from the top left corner, as in CSS.

Why: An offset counts from the middle of the picture: 0 is the middle, 0.5 an edge. Who writes
`{x: 0.5, y: 0.85}` for "in the middle, low down" puts the presenter on the right edge and out of
the picture. A user of v2 in public code removed the offset at last: the presenter was invisible.

Fix: Take 0.5 from both numbers. In v1 `y` counts upwards, so turn its sign around as well. Then
look at one video: which way `y` counts in v2 no official text says; users found it to be downwards.

Bad:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
          scale: 0.5
          offset: {x: 0.5, y: 0.85}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1080, height: 1920}

Good:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
          scale: 0.5
          offset: {x: 0, y: 0.25}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1080, height: 1920}

Source: the v1 reference page: at 0.5 the centre stands on the edge; users of v2 in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placement import Stand, stands
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown


@rule("CS313", Severity.WARNING, "v1", "v2", fixes=True, worst=Severity.ERROR)
def check(body: Body) -> Iterator[Finding]:
    """Find offsets that make sense from the corner and hardly any from the middle."""
    for stand in stands(body):
        if stand.terms == "position":
            x, y = stand.values["x"], stand.values["y"]
            hidden = max(x, y) >= stand.reach
            where = "out of the picture" if hidden else "onto the edge or beyond it"
            message = (
                f"an offset counts from the middle: x {shown(x)}, y {shown(y)} "
                f"moves the presenter {where}"
            )
            severity = Severity.ERROR if hidden else None
            yield _mended(stand, message, up=body.dialect.name == "v1")._replace(severity=severity)


def _mended(stand: Stand, message: str, up: bool) -> Finding:
    """Offer the offset that puts the presenter where it stands when counted from the corner."""
    x, y = (round(stand.values[axis] - 0.5, 6) + 0.0 for axis in ("x", "y"))
    y = 0.0 - y if up else y
    meant = f"{{x: {x:g}, y: {y:g}}}"
    help_ = f"if it was counted from the top left corner, write `offset: {meant}`"
    changes = (Replace(f"{stand.at}/x", _plain(x)), Replace(f"{stand.at}/y", _plain(y)))
    mend = Mend(f"count from the middle: {meant}", changes, safe=False)
    return Finding(stand.at, message, help_, mend=mend)


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
