"""From a ratio to a size in pixels, which is what v2 takes."""

from __future__ import annotations

from fractions import Fraction

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import SIZED, Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v2 import fields
from clipspec.model import Canvas

_UNASKED = "16:9"
_FREE = "auto"
"""The aspect that leaves the ratio to what is shown."""


def write_canvas(draft: Draft, canvas: Canvas, policy: Policy) -> None:
    """Write the size, or one that has the stated ratio and short side."""
    if canvas.width or canvas.height:
        draft.put_fields("/dimension", canvas, fields.DIMENSION)
        draft.put_fields("", canvas, fields.CANVAS)
        draft.leave_rest(canvas, ["width", "height", "aspect"])
        return
    stated = canvas.aspect or canvas.short_side
    if stated is None:
        _unstated(draft, policy.short_side)
        return
    side = int(canvas.short_side.value) if canvas.short_side else policy.side
    size = pixels(canvas.aspect.value if canvas.aspect else _UNASKED, side)
    if size is None:
        text = f"no size with a short side of {side} has this ratio: state it in pixels"
        if canvas.aspect and canvas.aspect.value == _FREE:
            text = "v2 takes a size in pixels, and this states none: give a ratio such as 16:9"
        draft.remark(canvas.aspect, Fate.NEEDS_INPUT, text)
        draft.remark(canvas.short_side, Fate.NEEDS_INPUT, text)
        return
    width, height = size
    for source in (canvas.aspect, canvas.short_side):
        if source:
            draft.put("/dimension/width", source, width)
            draft.put("/dimension/height", source, height)
    if canvas.short_side is None:
        text = f"its size in pixels is not documented: {width}x{height} is taken"
        draft.remark(canvas.aspect, Fate.APPROXIMATE, f"{text}, --resolution chooses another")


def _unstated(draft: Draft, side: int | None) -> None:
    """Say nothing of the size, unless a side is asked for: then the shape is that of every API."""
    size = pixels(_UNASKED, side) if side is not None else None
    if size is None:
        draft.notes.append("no ratio is stated: v2 takes its own default, a landscape picture")
        return
    for name, value in zip(("width", "height"), size, strict=True):
        draft.add(f"/dimension/{name}", value, SIZED)


def pixels(aspect: str, short_side: int) -> tuple[int, int] | None:
    """Return width and height for a ratio such as `9:16`, None where no whole pixels fit."""
    if aspect == _FREE:
        return None
    across, down = (int(part) for part in aspect.split(":"))
    unit = Fraction(short_side, min(across, down))
    width, height = across * unit, down * unit
    whole = width.denominator == height.denominator == 1
    return (int(width), int(height)) if whole else None
