"""One shot of a v3 film: somebody who speaks, a still picture, or a clip."""

from __future__ import annotations

from typing import Any

from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate
from clipspec.dialects.union import Union, kind_in, members_in
from clipspec.dialects.v3 import fields, vendors
from clipspec.dialects.v3.said import FOLLOWS, asset, within
from clipspec.dialects.v3.ways import ways
from clipspec.model import Background, Character, Placement, Scene, Sourced, Speech

_LOOK = (
    "older versions tell a talking photo from an avatar, and the id of a look does not: ask "
    "GET /v3/avatars/looks/{id}, and for a photo write it as talking_photo_id"
)
_WHOLE = (
    "the clip runs to its end, which older versions want to know in seconds: a silence stands for "
    "it; accept it, and write its `duration`"
)
_IDLE = "left out: without effect on a recording"


def read_scene(part: Part) -> Scene:
    """Read a scene of a studio film."""
    kind = part.take("type", fields.SCENE)
    if kind is None:
        takes = f"`type` {fields.SCENE.words}"
        part.remarks.say(part.at, Fate.NEEDS_INPUT, f"nothing tells what it shows: set {takes}")
        return Scene(part.at)
    if kind.value != "speaker":
        return _shown(part, kind)
    part.remark("type", Fate.EXACT, FOLLOWS)
    speaker = within(part, "input")
    who = kind_in(speaker, fields.SPEAKER) if speaker else None
    if speaker is None or who is None:
        return Scene(part.at)
    return read_speaker(speaker, who, alone=False)._replace(at=part.at)


def read_speaker(part: Part, kind: Sourced[Any], *, alone: bool) -> Scene:
    """Read somebody who speaks; `alone`, the film is nothing else and has further members."""
    values: dict[str, Any] = {}
    if kind.value == "avatar":
        values |= part.take_fields(fields.AVATAR_ID)
        if values["id"]:
            part.remark("avatar_id", Fate.APPROXIMATE, _LOOK)
        engine = within(part, "engine")
        values |= engine.take_fields(fields.ENGINE) if engine else {}
    else:
        values |= asset(part, "image", "picture_")
    if alone:
        values |= part.take_fields(fields.CUTOUT)
        values["placement"] = Placement(**part.take_fields(fields.FIT))
    _judge_movement(part, values.get("engine"))
    union = fields.BACKGROUND if alone else fields.STUDIO_BACKGROUND
    has_background = alone or kind.value == "avatar"
    return Scene(
        part.at,
        Character(kind, **values, **part.take_fields(fields.MANNER)),
        _speech(part),
        _background(part, union) if has_background else None,
        **part.take_fields(fields.MOTION),
    )


def _judge_movement(part: Part, engine: Sourced[Any] | None) -> None:
    """Remark on a prompt that the stated engine does not take."""
    if engine is None or "motion_prompt" not in part.members:
        return
    name = fields.ENGINE[0].kind.write(engine.value)
    if name not in ways("engines")["motion_prompt"]:
        text = f"`{name}` takes no `motion_prompt`: correct the engine, or accept its loss"
        part.remark("motion_prompt", Fate.NEEDS_INPUT, text)


def _shown(part: Part, kind: Sourced[Any]) -> Scene:
    """Read a scene that shows a file, with or without a speech of its own."""
    values: dict[str, Any] = asset(part, "source")
    playback = within(part, "playback") if kind.value == "video" else None
    values |= playback.take_fields(fields.PLAYBACK) if playback else {}
    lasting = part.take_fields(fields.DURATION)["duration"] if kind.value == "image" else None
    speech = _speech(part, tuned=kind.value == "image")
    if lasting and speech:
        text = "a picture stands as long as its speech: remove one of the two, or accept its loss"
        part.remarks.say(lasting.at, Fate.NEEDS_INPUT, text)
    elif lasting:
        speech = Speech(Sourced("silence", lasting.at), duration=lasting)
    elif speech is None and kind.value == "video":
        part.remark("type", Fate.NEEDS_INPUT, _WHOLE)
        speech = Speech(Sourced("silence", kind.at))
    return Scene(part.at, None, speech, Background(kind, **values))


def _background(part: Part, union: Union) -> Background | None:
    held = within(part, "background")
    kind = kind_in(held, union) if held else None
    if held is None or kind is None:
        return None
    return Background(kind, **members_in(held, union, kind))


def _speech(part: Part, *, tuned: bool = True) -> Speech | None:
    """Read what is said. Over a clip no voice is `tuned`: v3 has no settings there."""
    spoken = part.take_fields(fields.TEXT_SPEECH)
    recorded = part.take_fields(fields.AUDIO_SPEECH)
    text, voice = spoken["text"], spoken["voice"]
    audio = [each for each in recorded.values() if each]
    if text or not audio:
        for each in audio:
            taken = "there is one speech, and the text was taken: remove one of the two"
            part.remarks.say(each.at, Fate.NEEDS_INPUT, f"{taken}, or accept its loss")
        first = text or voice
        settings = _settings(part) if tuned else {}
        stated = [value for value in settings.values() if value]
        if first is None and stated:
            part.remark("voice_settings", Fate.APPROXIMATE, "left out: nothing is spoken")
        return Speech(Sourced("text", first.at), **spoken, **settings) if first else None
    for key in ("voice_id", "voice_settings") if tuned else ("voice_id",):
        part.remark(key, Fate.APPROXIMATE, _IDLE)
    return Speech(Sourced("audio", audio[0].at), **recorded)


def _settings(part: Part) -> dict[str, Any]:
    held = within(part, "voice_settings")
    if held is None:
        return {}
    values = held.take_fields(fields.VOICE)
    own = within(held, "engine_settings")
    vendor = own.take("engine_type", fields.VENDOR) if own else None
    if own is None or vendor is None:
        return values
    known = {name: value for name, value in own.members.items()
             if vendors.takes(vendor.value, name, value)}  # fmt: skip
    return values | {"vendor": vendor, "tuning": Sourced(known, own.at) if known else None}
