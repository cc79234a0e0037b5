"""The presenter of a v2 scene, and how the unions of a scene are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.draft import Draft, Loss
from clipspec.dialects.reading import Fate
from clipspec.dialects.union import Union
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.limits import max_scale
from clipspec.model import Character, Placement

_GRADED = "v2 has two manners only: `stable` for low, `expressive` for medium and high"
_NO_PICTURE = Loss("v2 brings no picture to speak: make a talking photo of it first")
_LOSSES = {
    "engine": Loss("v2 renders on Avatar III or IV only"),
    "reference": Loss("v2 takes no movements over from another look"),
    "manner": Loss("v2 has manners for talking photos only", ("stable", "low")),
    **dict.fromkeys(("kind", "picture_url", "picture_asset", "picture_file"), _NO_PICTURE),
}
_FIT = {"fit": Loss("v2 places a presenter by `scale` and `offset` only")}


def write_character(draft: Draft, at: str, character: Character, usual_engine: str) -> None:
    """Write a presenter. `usual_engine` is the one that the source's API takes unasked."""
    character = _framed(draft, character)
    graded = character.manner and character.manner.value not in ("stable", "expressive")
    if graded and character.kind.value == "photo":
        draft.remark(character.manner, Fate.APPROXIMATE, _GRADED)
    write_members(draft, at, character, fields.CHARACTER, _LOSSES)
    if character.engine is None and usual_engine == "iv" and character.kind.value != "picture":
        reason = "the source renders on Avatar IV unless told otherwise, v2 on Avatar III"
        draft.add(f"{at}/use_avatar_iv_model", True, reason)
    _scale(draft, at, character)
    draft.put_fields(f"{at}/offset", character.placement, fields.OFFSET)
    draft.leave_rest(character.placement, ["scale", "x", "y"], _FIT)


def write_members(
    draft: Draft, at: str, thing: Any, union: Union, losses: Mapping[str, Loss]
) -> None:
    """Write the tag of a union and the members of its type."""
    rows = union.rows.get(thing.kind.value, ())
    tag = union.tag.write(thing.kind.value)
    if tag is not None:
        draft.put(f"{at}/type", thing.kind, tag)
    draft.put_fields(at, thing, rows, losses)
    written = ["kind"] if tag is not None else []
    draft.leave_rest(thing, [*written, *(row.name for row in rows)], losses)


def _framed(draft: Draft, character: Character) -> Character:
    framing = character.framing
    if character.kind.value != "photo" or framing is None or framing.value != "normal":
        return character
    text = "left out: v2 has no `normal` for a talking photo, it is what you get without"
    draft.remark(framing, Fate.APPROXIMATE, text)
    return character._replace(framing=None)


def _scale(draft: Draft, at: str, character: Character) -> None:
    placement: Placement = character.placement
    if character.kind.value == "picture" or placement.scale is None:
        return
    largest = max_scale(character.kind.value)
    if 0 <= placement.scale.value <= largest:
        draft.put_fields(at, placement, fields.SCALE)
    else:
        text = f"v2 takes 0 to {largest} here: correct it, or accept its loss"
        draft.remark(placement.scale, Fate.NEEDS_INPUT, text)
