"""The picture of a v3 film: its shape and its short side, in place of a size in pixels."""

from __future__ import annotations

from math import log

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import SIZED, Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields
from clipspec.dialects.v3.ways import ratio_of, ways
from clipspec.model import Canvas, Sourced

_UNASKED = "16:9"
_UNSIZED = "no ratio is stated: v3 takes its own default, 16:9"
_FAR = 1.5
"""A shape off by more than this factor is another picture: 21:9 is near to 16:9, 3:1 is not."""


def write_frame(draft: Draft, at: str, canvas: Canvas, policy: Policy) -> None:
    """Write shape and short side, out of what the source states of either."""
    sides = [side for side in (canvas.width, canvas.height) if side]
    if len(sides) == 2 and min(side.value for side in sides) > 0:
        _measured(draft, at, canvas, sides)
        return
    for side in sides:
        text = "a size in pixels has a width and a height, both above 0: correct it"
        draft.remark(side, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    if canvas.aspect or canvas.short_side:
        _shaped(draft, at, canvas, policy)
    elif policy.short_side is not None:
        draft.add(f"{at}/aspect_ratio", _UNASKED, SIZED)
        draft.add(f"{at}/resolution", fields.TIER.write(policy.short_side), SIZED)
    elif _UNSIZED not in draft.notes:
        draft.notes.append(_UNSIZED)


def _measured(draft: Draft, at: str, canvas: Canvas, sides: list[Sourced[float]]) -> None:
    """Take the tier from the short side: by the height, a portrait would grow to 1080p."""
    pixels = [side.value for side in sides]
    ratio, tier = _nearest(*map(int, pixels))
    for side in sides:
        draft.put(f"{at}/aspect_ratio", side, ratio)
        draft.put(f"{at}/resolution", side, tier)
    wide, high = size_of(ratio, tier)
    if [wide, high] != pixels:
        text = f"v3 has no free choice of pixels: {wide}x{high} is the nearest it has"
        for side in sides:
            _remark(draft, side, text, far=_is_far(ratio, *map(int, pixels)))
    for side in sides:
        if not isinstance(side.value, int):
            draft.remark(side, Fate.APPROXIMATE, "taken for a whole number of pixels")
    if canvas.aspect and canvas.aspect.value == ratio:
        draft.credit(f"{at}/aspect_ratio", canvas.aspect)
    else:
        draft.remark(canvas.aspect, Fate.APPROXIMATE, "left out: the size in pixels says the shape")


def _shaped(draft: Draft, at: str, canvas: Canvas, policy: Policy) -> None:
    aspect = canvas.aspect
    if aspect:
        _shape(draft, f"{at}/aspect_ratio", aspect)
    if canvas.short_side:
        draft.put_fields(at, canvas, fields.CANVAS[1:])
    elif aspect:
        tier = fields.TIER.write(policy.side)
        draft.put(f"{at}/resolution", aspect, tier)
        text = f"its size in pixels is not stated: {tier} is taken, --resolution chooses another"
        draft.remark(aspect, Fate.APPROXIMATE, text)


def _shape(draft: Draft, at: str, aspect: Sourced[str]) -> None:
    if aspect.value == "auto" or aspect.value in ways("frame")["ratios"]:
        draft.put(at, aspect)
        return
    sides = [int(side) for side in aspect.value.split(":")]
    shape = _closest(*sides)
    draft.put(at, aspect, shape)
    text = f"v3 has no such shape: {shape} is the nearest it has"
    _remark(draft, aspect, text, far=_is_far(shape, *sides))


def _remark(draft: Draft, source: Sourced[float | str], text: str, *, far: bool) -> None:
    if far:
        draft.remark(source, Fate.NEEDS_INPUT, f"{text}, and far from it: correct it, or accept it")
    else:
        draft.remark(source, Fate.APPROXIMATE, text)


def size_of(ratio: str, tier: str) -> tuple[int, int]:
    """Return width and height in pixels of a shape and a tier."""
    across, down = map(int, ratio.split(":"))
    short = int(fields.TIER.read(tier))
    unit = short / min(across, down)
    return round(across * unit), round(down * unit)


def _nearest(width: int, height: int) -> tuple[str, str]:
    """Return the shape and the tier that come closest to a size in pixels."""
    tiers: dict[str, str] = ways("frame")["tiers"]
    side = min(tiers, key=lambda each: abs(log(int(each)) - log(min(width, height))))
    return ratio_of(width, height) or _closest(width, height), tiers[side]


def _closest(across: int, down: int) -> str:
    """Return the shape that is closest to a ratio of width and height."""
    ratios: list[str] = ways("frame")["ratios"]
    return min(ratios, key=lambda ratio: _distance(ratio, across, down))


def _is_far(ratio: str, across: int, down: int) -> bool:
    return _distance(ratio, across, down) > log(_FAR)


def _distance(ratio: str, across: int, down: int) -> float:
    """Return how far a shape is from a ratio of width and height: the logarithm of their factor.

    Each number has its logarithm taken by itself: they may be larger than any float.
    """
    wide, high = map(int, ratio.split(":"))
    return abs(log(wide) - log(high) - log(across) + log(down))
