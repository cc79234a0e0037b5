"""From a ratio to a size in pixels, which is what v2 takes."""

from __future__ import annotations

from fractions import Fraction

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v2 import fields
from clipspec.model import Canvas


def write_canvas(draft: Draft, canvas: Canvas, policy: Policy) -> None:
    """Write the size, or one that has the stated ratio and the policy's short side."""
    if canvas.width or canvas.height:
        draft.put_fields("/dimension", canvas, fields.DIMENSION)
        draft.put_fields("", canvas, fields.CANVAS)
    elif canvas.aspect is None:
        draft.notes.append("no ratio is stated: v2 takes its own default, a landscape picture")
    else:
        size = pixels(canvas.aspect.value, policy.short_side)
        if size is None:
            text = f"no size with a short side of {policy.short_side} has this ratio"
            draft.remark(canvas.aspect, Fate.NEEDS_INPUT, f"{text}: state it in pixels")
            return
        width, height = size
        draft.put("/dimension/width", canvas.aspect, width)
        draft.put("/dimension/height", canvas.aspect, height)
        text = f"its size in pixels is not documented: {width}x{height} is taken"
        draft.remark(canvas.aspect, Fate.APPROXIMATE, f"{text}, --resolution chooses another")


def pixels(aspect: str, short_side: int) -> tuple[int, int] | None:
    """Return width and height for a ratio such as `9:16`, None where no whole pixels fit."""
    across, down = (int(part) for part in aspect.split(":"))
    unit = Fraction(short_side, min(across, down))
    width, height = across * unit, down * unit
    whole = width.denominator == height.denominator == 1
    return (int(width), int(height)) if whole else None
