"""Where presenters stand: the offsets of a body, and in which terms each of them was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from clipspec import pointer as pointers
from clipspec.lint.rule import Body

Terms = Literal["fraction", "position", "percent", "pixels"]

# Read from the body itself: the hub costs more than all rules, and turns v1's y around.
CHARACTERS = {"v1": "/clips/*", "v2": "/video_inputs/*/character"}
_ABSURD = 1e6  # a scale that is a slip for sure, and too large to reckon with


class Stand(NamedTuple):
    """Where one presenter stands.

    `at`: the pointer of its offset. `values`: what is stated of `x` and `y`, as numbers.
    `scale`: 1 where none is stated.
    """

    at: str
    values: dict[str, float]
    scale: float

    @property
    def reach(self) -> float:
        """The distance from the middle at which no part of the presenter is left in the picture."""
        return 0.5 + self.scale / 2

    @property
    def terms(self) -> Terms:
        """In which terms the offset was written. The API takes fractions from the middle only.

        A `position` is a fraction too, but counted from the top left corner, as in CSS.
        """
        largest = max(map(abs, self.values.values()))
        if largest >= 10 and largest >= self.reach:
            return "percent" if largest <= 100 else "pixels"
        if len(self.values) == 2 and min(self.values.values()) > 0 and 0.5 < largest <= 1:
            return "position"
        return "fraction"

    def axes(self) -> Iterator[tuple[str, str, float]]:
        """Yield (pointer, axis, value) for each stated part of the offset."""
        for axis, value in self.values.items():
            yield f"{self.at}/{axis}", axis, value


def stands(body: Body) -> Iterator[Stand]:
    """Yield every stated offset. One whose scale cannot be read yet is left out."""
    character = CHARACTERS[body.dialect.name]
    scales = dict(body.values(f"{character}/scale"))
    for at, offset in body.objects(f"{character}/offset"):
        values = {axis: offset[axis] for axis in ("x", "y") if _is_number(offset.get(axis))}
        scale = scales.get(f"{pointers.parent(at)}/scale", 1)
        if values and _is_number(scale) and 0 < scale < _ABSURD:
            yield Stand(at, values, scale)


def side(axis: str, value: float) -> str:
    """Return where a presenter stands if not inside: v2 does not document which way is up."""
    if axis == "y":
        return "above or below"
    return "left of" if value < 0 else "right of"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
