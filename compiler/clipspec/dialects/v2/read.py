"""A v2 body in the hub's words. Nothing has to be turned: v2 counts as the hub does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.part import Part
from clipspec.dialects.reading import Reading, Remarks
from clipspec.dialects.union import kind_in, members_in
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.limits import max_scale
from clipspec.model import (
    Background,
    Canvas,
    Captions,
    Character,
    CharacterKind,
    Number,
    Placement,
    Scene,
    Sourced,
    Speech,
    Tree,
    Video,
)


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
    kind = kind_in(part, fields.CHARACTER)
    if kind is None:
        return None
    placement = Placement(
        **part.take_fields(fields.SCALE), **part.take_within("offset", fields.OFFSET)
    )
    _judge_scale(part, kind.value, placement.scale)
    return Character(kind, placement=placement, **members_in(part, fields.CHARACTER, kind))


def _judge_scale(part: Part, kind: CharacterKind, scale: Number) -> None:
    """Remark on a scale that v2 refuses: what an older version makes of it would not come back."""
    # The limits stand in the schema, which nobody need read for a presenter within the picture.
    if scale and not 0 <= scale.value <= 1 and not 0 <= scale.value <= max_scale(kind):
        part.misfit("scale", f"0 to {max_scale(kind)} here")


def _speech(part: Part | None) -> Speech | None:
    kind = kind_in(part, fields.VOICE) if part else None
    if part is None or kind is None:
        return None
    values = members_in(part, fields.VOICE, kind)
    return Speech(kind, **values | {"tuning": _tuning(values.get("tuning"))})


def _tuning(stated: Tree) -> Tree:
    """Return the settings that v2 has; others are no field of it."""
    if stated is None:
        return None
    known = {name: value for name, value in stated.value.items() if name in fields.TUNING}
    return Sourced(known, stated.at) if known else None


def _background(part: Part | None) -> Background | None:
    kind = kind_in(part, fields.BACKGROUND) if part else None
    if part is None or kind is None:
        return None
    return Background(kind, **members_in(part, fields.BACKGROUND, kind))
