"""The hub as a v2 body: each scene with its own character, voice and background."""

from __future__ import annotations

from typing import Any

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.canvas import write_canvas
from clipspec.dialects.v2.fields import Union
from clipspec.dialects.v2.limits import max_scale, max_scenes
from clipspec.model import Background, Character, Scene, Speech, Video

_NO_VOICE = (
    "v2 refuses a text without voice_id: answer with --voice ID "
    "(GET /v2/avatar/{id}/details has default_voice_id)"
)
_RESTARTS = (
    "it runs on through the whole source; v2 starts it anew in each of the {} scenes: "
    "look at the cuts"
)


def write(video: Video, policy: Policy) -> Draft:
    """Write a body. What v2 cannot say is remarked on and left out."""
    draft = Draft("v2")
    limit = max_scenes()
    scenes = video.scenes[:limit]
    for index, scene in enumerate(scenes):
        _scene(draft, f"/video_inputs/{index}", scene, policy, of=len(scenes))
    for scene in video.scenes[limit:]:
        text = f"v2 takes {limit} scenes in one request: split the body"
        draft.remarks.say(scene.at, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    write_canvas(draft, video.canvas, policy)
    draft.put_fields("", video.captions, fields.CAPTIONS)
    draft.put_fields("", video, fields.VIDEO)
    draft.leave_rest(video, [row.name for row in fields.VIDEO])
    return draft


def _scene(draft: Draft, at: str, scene: Scene, policy: Policy, of: int) -> None:
    if scene.character:
        _character(draft, f"{at}/character", scene.character)
    if scene.speech:
        _voice(draft, f"{at}/voice", scene.speech, policy)
    if scene.background:
        _background(draft, f"{at}/background", scene.background, of)
    draft.put_fields(at, scene, fields.SCENE)
    draft.leave_rest(scene, [row.name for row in fields.SCENE])
    draft.keep_item(at, f"it stands for {scene.at}, which says nothing that v2 knows")


def _character(draft: Draft, at: str, character: Character) -> None:
    framing = character.framing
    if character.kind.value == "photo" and framing and framing.value == "normal":
        text = "left out: v2 has no `normal` for a talking photo, it is what you get without"
        draft.remark(framing, Fate.APPROXIMATE, text)
        character = character._replace(framing=None)
    _members(draft, at, character, fields.CHARACTER)
    _scale(draft, at, character)
    draft.put_fields(f"{at}/offset", character.placement, fields.OFFSET)


def _scale(draft: Draft, at: str, character: Character) -> None:
    scale, largest = character.placement.scale, max_scale(character.kind.value)
    if scale and not 0 <= scale.value <= largest:
        text = f"v2 takes 0 to {largest} here: correct it, or accept its loss"
        draft.remark(scale, Fate.NEEDS_INPUT, text)
    else:
        draft.put_fields(at, character.placement, fields.SCALE)


def _voice(draft: Draft, at: str, speech: Speech, policy: Policy) -> None:
    _members(draft, at, speech, fields.VOICE)
    if speech.text is None or speech.voice:
        return
    if policy.voice is None:
        draft.remark(speech.text, Fate.NEEDS_INPUT, _NO_VOICE, answer="--voice ID")
    else:
        draft.add(f"{at}/voice_id", policy.voice, "the voice that --voice names")


def _background(draft: Draft, at: str, background: Background, of: int) -> None:
    if background.kind.value == "unknown":
        text = "v2 wants to know whether this is an image or a video, or accept its loss"
        draft.remark(background.url, Fate.NEEDS_INPUT, text)
        return
    _members(draft, at, background, fields.BACKGROUND)
    if background.continuous:
        text = _RESTARTS.format(of) if of > 1 else "v2 loops it behind the only scene as well"
        draft.remark(background.kind, Fate.APPROXIMATE, text)
        if background.playback is None:
            reason = "the source loops its background; what v2 does unasked is not documented"
            draft.add(f"{at}/play_style", "loop", reason)


def _members(draft: Draft, at: str, thing: Any, union: Union) -> None:
    """Write the tag of a union and the members of its type."""
    rows = union.rows[thing.kind.value]
    draft.put(f"{at}/type", thing.kind, union.tag.write(thing.kind.value))
    draft.put_fields(at, thing, rows)
    draft.leave_rest(thing, ["kind", *(row.name for row in rows)])
