"""A v2 body in the hub's words. Nothing has to be turned: v2 counts as the hub does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.field import TEXT
from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate, Reading, Remarks
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.fields import Union
from clipspec.model import (
    Background,
    Canvas,
    Captions,
    Character,
    Placement,
    Scene,
    Sourced,
    Speech,
    Video,
)
from clipspec.nearest import listed


def read(body: Mapping[str, Any]) -> Reading:
    """Read a body. Never raises; what does not fit is left out and remarked on."""
    whole = Part(body, "", Remarks())
    video = Video(
        scenes=tuple(_scene(part) for part in whole.parts("video_inputs")),
        canvas=Canvas(
            **whole.take_fields(fields.CANVAS), **whole.take_within("dimension", fields.DIMENSION)
        ),
        captions=Captions(**whole.take_fields(fields.CAPTIONS)),
        **whole.take_fields(fields.VIDEO),
    )
    return Reading(video, whole.remarks)


def _scene(part: Part) -> Scene:
    return Scene(
        part.at,
        character=_character(part.part("character")),
        speech=_speech(part.part("voice")),
        background=_background(part.part("background")),
        **part.take_fields(fields.SCENE),
    )


def _character(part: Part | None) -> Character | None:
    if part is None:
        return None
    kind = _kind(part, fields.CHARACTER)
    if kind is None:
        return None
    placement = Placement(
        **part.take_fields(fields.SCALE), **part.take_within("offset", fields.OFFSET)
    )
    return Character(kind, placement=placement, **_members(part, fields.CHARACTER, kind))


def _speech(part: Part | None) -> Speech | None:
    kind = _kind(part, fields.VOICE) if part else None
    if part is None or kind is None:
        return None
    return Speech(kind, **_members(part, fields.VOICE, kind))


def _background(part: Part | None) -> Background | None:
    kind = _kind(part, fields.BACKGROUND) if part else None
    if part is None or kind is None:
        return None
    return Background(kind, **_members(part, fields.BACKGROUND, kind))


def _kind(part: Part, union: Union) -> Sourced[Any] | None:
    """Return the type of a union, from its tag or else from a member that betrays it."""
    tag = part.take("type", union.tag)
    if tag is not None:
        return tag
    for key, kind in union.marks.items():
        if part.take(key, TEXT):
            return Sourced(kind, part.place(key))
    text = f"nothing here tells its type: set `type` to {union.tag.words}, or accept its loss"
    part.remarks.say(part.at, Fate.NEEDS_INPUT, text)
    return None


def _members(part: Part, union: Union, kind: Sourced[Any]) -> dict[str, Any]:
    """Return the members of one type, and remark on those that only other types have."""
    rows = union.rows[kind.value]
    own = {row.key for row in rows}
    for row in (row for others in union.rows.values() for row in others):
        if row.key not in own:
            takes = [name for name, others in union.rows.items() if row in others]
            text = f"only {listed(takes)} has it, and this is {kind.value}: correct it"
            part.remark(row.key, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    return part.take_fields(rows)
