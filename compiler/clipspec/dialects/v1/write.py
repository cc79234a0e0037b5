"""The hub as a v1 body: one background, one presenter and one speech a clip, and little else."""

from __future__ import annotations

from collections.abc import Mapping

from clipspec.dialects.draft import Draft, Loss
from clipspec.dialects.field import Field
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.unvoiced import name_voice
from clipspec.dialects.v1 import fields, losses
from clipspec.dialects.v1.backdrop import write_background
from clipspec.dialects.v1.remarks import on_placement
from clipspec.model import Canvas, Captions, Character, Placement, Scene, Speech, Video

_VERSION = "v1alpha"
_NO_VOICE = "every v1 body that works names a voice: answer with --voice ID, or accept it"
_OTHER_ENGINE = "v1 renders on Avatar III, the source on a newer engine unless told otherwise"
_NOBODY = "every clip of v1 shows a presenter, and here is none: name one"
_RATIO_ONLY = "v1 takes the ratio only, no size in pixels"
_UNKNOWN = "v1 knows it by an id, a text or an audio address, and none is here"


def write(video: Video, policy: Policy) -> Draft:
    """Write a body. What v1 cannot say is remarked on and left out."""
    draft = Draft("v1")
    draft.add("/version", _VERSION, "v1 asks for it")
    write_background(draft, video.scenes)
    _canvas(draft, video.canvas)
    draft.put_fields("", video, fields.TEST)
    _captions(draft, video.captions)
    draft.leave_rest(video, ["draft"], losses.VIDEO)
    if video.usual_engine != "iii" and any(map(_takes_the_usual, video.scenes)):
        draft.notes.append(_OTHER_ENGINE)
    for index, scene in enumerate(video.scenes):
        _clip(draft, f"/clips/{index}", scene, policy)
    return draft


def _takes_the_usual(scene: Scene) -> bool:
    """Say whether somebody is to be rendered as the source's API does unasked."""
    character = scene.character
    return character is not None and character.kind.value != "picture" and character.engine is None


def _captions(draft: Draft, captions: Captions) -> None:
    """Write the switch. A stated form asks for captions, whatever the source's switch says."""
    form, shown = captions.form, captions.shown
    if form and form.value == "burned" and not (shown and shown.value):
        draft.put("/caption_open", form, True)
        draft.remark(form, Fate.APPROXIMATE, "v1 has one switch, which draws captions")
        draft.remark(shown, Fate.APPROXIMATE, "left out: the mode of captions wins over it")
        return
    draft.put_fields("", captions, fields.CAPTIONS)
    draft.leave_rest(captions, ["shown"], losses.CAPTIONS)


def _clip(draft: Draft, at: str, scene: Scene, policy: Policy) -> None:
    if scene.character:
        _character(draft, at, scene.character, policy)
    elif scene.speech:
        draft.remark(scene.speech.kind, Fate.NO_EQUIVALENT, _NOBODY)
    if scene.speech:
        _speech(draft, at, scene.speech, policy)
    draft.leave_rest(scene, [])
    draft.keep_item(at, f"the scene at {scene.at} holds nothing that v1 can say")


def _character(draft: Draft, at: str, character: Character, policy: Policy) -> None:
    if character.id is None:
        _unknown(draft, character)
        return
    rows = fields.CHARACTER[character.kind.value]
    _tagged(draft, at, character, rows, losses.CHARACTER)
    _placement(draft, at, character.placement, policy)


def _unknown(draft: Draft, character: Character) -> None:
    """Leave out a presenter without an id: what else is said of one has no effect in v1."""
    draft.remark(character.kind, Fate.NO_EQUIVALENT, _UNKNOWN)
    draft.leave_rest(character, ["kind"], losses.CHARACTER)
    draft.leave_rest(character.placement, [])


def _placement(draft: Draft, at: str, placement: Placement, policy: Policy) -> None:
    on_placement(draft.remarks, placement, policy)
    draft.put_fields(at, placement, fields.SCALE)
    draft.put_fields(f"{at}/offset", placement, fields.OFFSET)
    draft.leave_rest(placement, ["scale", "x", "y"])


def _speech(draft: Draft, at: str, speech: Speech, policy: Policy) -> None:
    rows = fields.SPEECH.get(speech.kind.value, ())
    _tagged(draft, at, speech, rows, losses.SPEECH)
    name_voice(draft, at, speech, policy, Fate.NEEDS_INPUT, _NO_VOICE)


def _tagged(
    draft: Draft,
    at: str,
    thing: Character | Speech,
    rows: tuple[Field, ...],
    lost: Mapping[str, Loss],
) -> None:
    """Write a presenter or a speech. v1 has no tag: the first member tells the kind."""
    written = draft.put_fields(at, thing, rows)
    draft.leave_rest(thing, ["kind", *(row.name for row in rows)], lost)
    if written:
        draft.credit(written[0], thing.kind)
    else:
        draft.remark(thing.kind, Fate.NO_EQUIVALENT, _UNKNOWN)


def _canvas(draft: Draft, canvas: Canvas) -> None:
    sides = [side for side in (canvas.width, canvas.height) if side]
    draft.remark(canvas.short_side, Fate.APPROXIMATE, _RATIO_ONLY)
    if not sides:
        draft.put_fields("", canvas, fields.CANVAS)
        return
    ratio = _ratio(canvas)
    for side in sides:
        if ratio:
            draft.put("/ratio", side, ratio)
            draft.remark(side, Fate.APPROXIMATE, _RATIO_ONLY)
        else:
            draft.remark(side, Fate.NO_EQUIVALENT, "v1 takes the ratios 16:9 and 9:16 only")
    if canvas.aspect and canvas.aspect.value == ratio:
        draft.credit("/ratio", canvas.aspect)
    else:
        draft.remark(canvas.aspect, Fate.NO_EQUIVALENT, "it differs from the size in pixels")


def _ratio(canvas: Canvas) -> str | None:
    """Return the ratio of a size in pixels, if it is one of the two that v1 has."""
    width, height = canvas.width, canvas.height
    if width is None or height is None:
        return None
    if width.value * 9 == height.value * 16:
        return "16:9"
    return "9:16" if width.value * 16 == height.value * 9 else None
