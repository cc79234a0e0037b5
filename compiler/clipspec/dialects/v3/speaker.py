"""Somebody who speaks: a whole v3 film of one shot, or the `input` of a scene."""

from __future__ import annotations

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields, losses
from clipspec.dialects.v3.backdrop import write_backdrop
from clipspec.dialects.v3.files import write_file
from clipspec.dialects.v3.speech import write_speech
from clipspec.dialects.v3.ways import ways
from clipspec.model import Character, Placement, Scene, Sourced, Video

_LOOK = (
    "v3 wants the id of a look: ask GET /v3/avatars/looks/{id} whether it is one, and for its "
    "engines"
)
_PHOTO = (
    "v3 wants the id of a look: ask GET /v3/avatars/looks/{id} whether it is one, and for its "
    "engines; if not, a body of type image brings the photo itself to speak"
)
_PICTURE = ("picture_url", "picture_asset", "picture_file")
_ENGINES = {"iii": "Avatar III", "iv": "Avatar IV", "v": "Avatar V"}
_UNASKED = "iv"
_CHOSEN = "the one that --engine names"
_USUAL = (
    "the source renders on {} unless told otherwise, v3 on Avatar IV, which looks and costs "
    "otherwise: --engine chooses"
)
_NOT_EVERY_LOOK = "photo avatars take it on Avatar IV, video avatars on Avatar V only"
_GRADES = "v3 has three grades: low is what it does unasked, high the liveliest"
_CROPPED = "a film of scenes crops each around its middle, and takes no `fit`"
_NOT_CUT_OUT = "a film of scenes cuts nobody out"
_MADE_FOR_IT = "v3 cuts out only avatars that were made for it"
_SERVER_PLACES = "left out: v3 places the presenter itself, and this asked for nothing else"


def write_speaker(
    draft: Draft, at: str, scene: Scene, video: Video, policy: Policy, *, way_out: str
) -> None:
    """Write the presenter of a scene and what it says.

    `way_out`: the option that would make it the whole film, "" where it is.
    """
    character = scene.character
    assert character is not None, "a scene without presenter is another kind of shot"
    draft.put(f"{at}/type", character.kind, fields.SPEAKER.tag.write(character.kind.value))
    _who(draft, at, character)
    engine = _engine(draft, at, character, video, policy)
    is_look = character.kind.value != "picture"
    if scene.speech:
        write_speech(draft, at, scene.speech, policy, own_voice=is_look)
    _movement(draft, at, scene, character, engine)
    if scene.background:
        write_backdrop(draft, at, scene.background, way_out=way_out, behind_look=is_look)
    _placement(draft, at, character.placement, way_out)
    _cutout(draft, at, character, way_out)
    done = ("kind", "id", "engine", "reference", "manner", "prompt", "cutout", *_PICTURE)
    draft.leave_rest(character, done, losses.CHARACTER)
    draft.leave_rest(scene, ["motion_prompt"], losses.SCENE)


def _who(draft: Draft, at: str, character: Character) -> None:
    if character.kind.value == "picture":
        write_file(draft, f"{at}/image", *(getattr(character, part) for part in _PICTURE))
        return
    is_photo = character.kind.value == "photo"
    if is_photo:
        draft.remark(character.kind, Fate.APPROXIMATE, _PHOTO)
    if draft.put_fields(at, character, fields.AVATAR_ID):
        draft.remark(character.id, Fate.APPROXIMATE, _PHOTO if is_photo else _LOOK)


def _engine(draft: Draft, at: str, character: Character, video: Video, policy: Policy) -> str:
    """Write the engine, also the one that the source's API takes unasked: v3 takes another one."""
    if character.kind.value == "picture":
        return _UNASKED
    draft.put_fields(f"{at}/engine", character, fields.ENGINE)
    if character.engine:
        return str(character.engine.value)
    engine = policy.engine or video.usual_engine
    if policy.engine or engine != _UNASKED:
        why = _CHOSEN if policy.engine else _USUAL.format(_ENGINES[engine])
        draft.add(f"{at}/engine/type", fields.ENGINE[0].kind.write(engine), why)
    return engine


def _movement(draft: Draft, at: str, scene: Scene, character: Character, engine: str) -> None:
    """Write how somebody moves, which not every engine can."""
    prompts = [each for each in (character.prompt, scene.motion_prompt) if each]
    for other in prompts[1:]:
        text = "v3 has one prompt a presenter, and another was taken: remove one of the two"
        draft.remark(other, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    if prompts and _can(draft, prompts[0], "motion_prompt", character, engine):
        draft.put(f"{at}/motion_prompt", prompts[0])
        if character.kind.value == "avatar" and engine != "v":
            draft.remark(prompts[0], Fate.APPROXIMATE, _NOT_EVERY_LOOK)
        elif character.prompt:
            draft.remark(character.prompt, Fate.APPROXIMATE, "v3 takes it as it is")
    manner = character.manner
    if manner is None or (manner.value in ("stable", "low") and engine != "iv"):
        draft.remark(manner, Fate.APPROXIMATE, "left out: v3 is calm unasked")
    elif _can(draft, manner, "expressiveness", character, engine):
        draft.put_fields(at, character, fields.MANNER)
        if manner.value in ("stable", "expressive"):
            draft.remark(manner, Fate.APPROXIMATE, _GRADES)


def _can(
    draft: Draft, source: Sourced[str], option: str, character: Character, engine: str
) -> bool:
    """Say whether an engine takes an option; where not, it is for the user to choose another."""
    name = fields.ENGINE[0].kind.write(engine)
    able: list[str] = ways("engines")[option]
    if name in able or character.kind.value == "picture":
        return True
    text = f"{_ENGINES[engine]} takes no `{option}`"
    if character.engine:
        draft.remark(source, Fate.NEEDS_INPUT, f"{text}: correct the engine, or accept its loss")
    else:
        # Of video avatars, only those of the newest engine take a prompt.
        answer = f"--engine {able[-1 if character.kind.value == 'avatar' else 0]}"
        draft.remark(source, Fate.NEEDS_INPUT, f"{text}: answer with {answer}", answer)
    return False


def _placement(draft: Draft, at: str, placement: Placement, way_out: str) -> None:
    neutral = {"scale": 1, "x": 0, "y": 0}
    for name, value in neutral.items():
        stated = getattr(placement, name)
        if stated and stated.value == value:
            draft.remark(stated, Fate.APPROXIMATE, _SERVER_PLACES)
        else:
            draft.lose(stated, losses.PLACEMENT[name])
    if way_out:
        draft.lose(placement.fit, losses.of_scenes(_CROPPED, way_out))
    else:
        draft.put_fields(at, placement, fields.FIT)


def _cutout(draft: Draft, at: str, character: Character, way_out: str) -> None:
    if way_out:
        draft.lose(character.cutout, losses.of_scenes(_NOT_CUT_OUT, way_out, (False,)))
        return
    draft.put_fields(at, character, fields.CUTOUT)
    if character.cutout and character.cutout.value:
        draft.remark(character.cutout, Fate.APPROXIMATE, _MADE_FOR_IT)
