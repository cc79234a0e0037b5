r"""An offset counts pixels or percent instead of widths and heights of the picture.

Why: An offset is a fraction of the picture: 0 is the middle, 0.5 an edge. Of a presenter that is
moved by 320 widths nothing is visible, and the run is paid for.

Fix: Divide pixels by the width or the height of the picture, and percent by 100.

Bad:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          scale: 0.4
          offset: {x: 320, y: 0}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          scale: 0.4
          offset: {x: 0.25, y: 0}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v1 reference page: at 0.5 the centre stands on the edge; the same in v2, as users found.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placement import stands
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

_SIZES = {"x": "width", "y": "height"}


@rule("CS314", Severity.ERROR, "v1", "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find offsets so large that they can only be in another unit."""
    for stand in stands(body):
        if stand.terms not in ("percent", "pixels"):
            continue
        for at, axis, value in stand.axes():
            if abs(value) > 1:
                size = _SIZES[axis]
                message = f"`{axis}` is {shown(value)} {size}s of the picture: nothing is visible"
                unit = 100 if stand.terms == "percent" else _pixels(body, size)
                yield _finding(at, message, value, unit, size)


def _finding(at: str, message: str, value: float, unit: float | None, size: str) -> Finding:
    if unit is None:
        return Finding(at, message, f"divide pixels by the {size} of the picture in pixels")
    meant = round(value / unit, 4)
    of = "percent" if unit == 100 else f"pixels of {unit:g}"
    if not 0 < abs(meant) <= 1:
        return Finding(at, message, "take a fraction from -0.5 to 0.5")
    help_ = f"in {of}? Then write {shown(meant)}"
    return Finding(at, message, help_, mend=Mend(help_, (Replace(at, meant),), safe=False))


def _pixels(body: Body, size: str) -> float | None:
    """Return a size of the picture where the body states it, as v2 does."""
    for _, number in body.values(f"/dimension/{size}", (int, float)):
        return float(number) if number > 0 else None
    return None
