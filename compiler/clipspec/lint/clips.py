"""What several rules ask of a clip or a scene: of two members exactly one, its speech, its ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note
from clipspec.dialects.dialect import Role
from clipspec.lint.rule import Body
from clipspec.model import Placement

_Clip = tuple[str, dict[str, Any]]
_NAMED: dict[Role, str] = {
    "avatar": "an avatar",
    "photo": "a talking photo",
    "voice": "a voice",
    "asset": "an asset",
    "folder": "a folder",
}
_ABSURD = 1e6  # a scale that is a slip for sure, and too large to reckon with


class Offset(NamedTuple):
    """Where a presenter stands on one axis, and where it leaves the picture.

    `reach`: the distance from the middle at which no part of it is left in the picture.
    """

    at: str
    axis: str
    value: float
    reach: float

    @property
    def side(self) -> str:
        """Where it stands if not inside. Which way is up is not documented for every dialect."""
        if self.axis == "y":
            return "above or below"
        return "left of" if self.value < 0 else "right of"


def second_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find the later of two members that exclude each other."""
    present = [name for name in clip if name in (one, other)]
    if len(present) == 2:
        first, second = present
        message = f"{because}; `{one}` and `{other}` are both here"
        note = Note(pointers.join(at, first), f"`{first}` stands here")
        help_ = f"remove `{first}` or `{second}`"
        yield Finding(pointers.join(at, second), message, help_, key=True, related=(note,))


def neither_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find a clip that lacks both of two members."""
    if one not in clip and other not in clip:
        message = f"{because}; neither `{one}` nor `{other}` is here"
        yield Finding(at, message, f"add `{one}` or `{other}`", missing=(one, other))


def spoken(body: Body) -> Iterator[_Clip]:
    """Yield the v1 clips that speak a text and play no recording."""
    for at, clip in body.objects("/clips/*"):
        if "input_text" in clip and "input_audio" not in clip:
            yield at, clip


def recorded(body: Body) -> Iterator[_Clip]:
    """Yield the v1 clips that play a recording and speak no text."""
    for at, clip in body.objects("/clips/*"):
        if "input_audio" in clip and "input_text" not in clip:
            yield at, clip


def ids(body: Body) -> Iterator[tuple[str, str, str]]:
    """Yield (what it names, pointer, id) for every id of a presenter, a voice, or the like."""
    for role, name in _NAMED.items():
        for at, value in body.role(role):
            yield name, at, value


def offsets(body: Body) -> Iterator[Offset]:
    """Yield every stated offset. One whose scale cannot be read yet is left out."""
    if not any(pattern.endswith("/offset") for pattern in body.places):
        return  # most bodies have none, and reading one into the hub costs more than all rules
    for scene in body.video.scenes if body.video else ():
        placement = scene.character.placement if scene.character else Placement()
        scale = placement.scale.value if placement.scale else 1
        for axis, offset in (("x", placement.x), ("y", placement.y)):
            if offset is None or not 0 < scale < _ABSURD:
                continue
            if placement.scale or not _has_scale(body, offset.at):
                yield Offset(offset.at, axis, offset.value, 0.5 + scale / 2)


def _has_scale(body: Body, offset: str) -> bool:
    """Say whether a scale stands beside the object that holds an offset."""
    holder = pointers.get(body.data, pointers.parent(pointers.parent(offset)))
    return "scale" in holder
