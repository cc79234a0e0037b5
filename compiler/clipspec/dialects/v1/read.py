"""A v1 body in the hub's words: every clip a scene, the one background behind each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.field import FLAG, TEXT
from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate, Reading, Remarks
from clipspec.dialects.v1 import background as backgrounds
from clipspec.dialects.v1 import fields
from clipspec.dialects.v1.remarks import on_placement
from clipspec.model import (
    Background,
    Canvas,
    Captions,
    Character,
    CharacterKind,
    Placement,
    Scene,
    Sourced,
    Speech,
    Video,
)

_OPEN_CAPTIONS = (
    "later versions keep the captioned film at a second address (video_url_caption, in v3 "
    "captioned_video_url): fetch that one"
)


def read(body: Mapping[str, Any]) -> Reading:
    """Read a body. Never raises; what does not fit is left out and remarked on."""
    whole = Part(body, "", Remarks())
    background = _background(whole)
    captions = Captions(**whole.take_fields(fields.CAPTIONS))
    shown = captions.shown is not None and captions.shown.value
    if captions.shown and shown:
        whole.remarks.say(captions.shown.at, Fate.APPROXIMATE, _OPEN_CAPTIONS)
    if whole.take("version", fields.VERSION):
        whole.remark("version", Fate.EXACT, "no other version has it")
    scenes = tuple(_scene(clip, background, shown) for clip in whole.parts("clips"))
    if not scenes:
        whole.remark("background", Fate.NEEDS_INPUT, "there is no clip for it to stand behind")
    canvas = Canvas(**whole.take_fields(fields.CANVAS))
    video = Video(scenes, canvas, captions, **whole.take_fields(fields.TEST))
    return Reading(video, whole.remarks)


def _scene(clip: Part, background: Background | None, captioned: bool) -> Scene:
    _captions_of_its_own(clip, captioned)
    return Scene(clip.at, _character(clip), _speech(clip), background)


def _background(whole: Part) -> Background | None:
    stated = whole.take("background", TEXT)
    if stated is None:
        return None
    kind = backgrounds.kind_of(stated.value)
    if kind is None:
        whole.misfit("background", backgrounds.TAKES)
        return None
    if kind == "unknown":
        named = backgrounds.extension(stated.value)
        saying = f"its extension `{named}` is none v1 names" if named else "it has no extension"
        text = f"an image or a video? {saying}: end it in jpg, jpeg, png or mp4, or accept its loss"
        whole.remark("background", Fate.NEEDS_INPUT, text)
    if kind == "image":
        text = "v1 does not say how it fits an image into the canvas: look at one render"
        whole.remark("background", Fate.APPROXIMATE, text)
    tag = Sourced(kind, stated.at)
    if kind == "color":
        return Background(tag, color=stated)
    return Background(tag, url=stated, continuous=kind == "video")


def _character(clip: Part) -> Character | None:
    found = {kind: clip.take_fields(rows) for kind, rows in fields.CHARACTER.items()}
    kind = next((kind for kind, values in found.items() if values["id"]), None)
    placement = _placement(clip)
    if kind is None:
        idle = [placement.scale, placement.x, placement.y]
        _idle(clip, *idle, *(values["framing"] for values in found.values()))
        return None
    on_placement(clip.remarks, placement)
    _other_character(clip, found["photo" if kind == "avatar" else "avatar"], kind)
    values = found[kind]
    return Character(Sourced(kind, values["id"].at), placement=placement, **values)


def _other_character(clip: Part, values: dict[str, Any], kind: CharacterKind) -> None:
    """Remark on what speaks of the kind of presenter that the clip does not show."""
    if values["id"]:
        text = "a clip shows one presenter, and the avatar was taken: remove one of the two ids"
        clip.remarks.say(values["id"].at, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    if values["framing"]:
        shown = "an avatar" if kind == "avatar" else "a talking photo"
        text = f"left out: without effect, the clip shows {shown}"
        clip.remarks.say(values["framing"].at, Fate.APPROXIMATE, text)


def _placement(clip: Part) -> Placement:
    return Placement(**clip.take_fields(fields.SCALE), **clip.take_within("offset", fields.OFFSET))


def _speech(clip: Part) -> Speech | None:
    spoken = clip.take_fields(fields.SPEECH["text"])
    text, voice = spoken["text"], spoken["voice"]
    audio = clip.take_fields(fields.SPEECH["audio"])["audio_url"]
    if audio and text:
        taken = "a clip has one speech, and the text was taken: remove one of the two"
        clip.remarks.say(audio.at, Fate.NEEDS_INPUT, f"{taken}, or accept its loss")
    elif audio:
        if voice:
            lost = "left out: without effect beside `input_audio`"
            clip.remarks.say(voice.at, Fate.APPROXIMATE, lost)
        return Speech(Sourced("audio", audio.at), audio_url=audio)
    first = text or voice
    return Speech(Sourced("text", first.at), **spoken) if first else None


def _idle(clip: Part, *members: Sourced[Any] | None) -> None:
    for member in members:
        if member:
            text = "left out: without effect, the clip shows no presenter"
            clip.remarks.say(member.at, Fate.APPROXIMATE, text)


def _captions_of_its_own(clip: Part, captioned: bool) -> None:
    """Judge a clip's `caption`: it is on no page, and later versions have one switch for all."""
    stated = clip.take("caption", FLAG)
    if stated is None:
        return
    if stated.value == captioned:
        text = "left out: it says the same as the switch of the whole video"
        clip.remarks.say(stated.at, Fate.APPROXIMATE, text)
    else:
        text = "captions can be switched only for the whole video: set `caption_open`"
        clip.remarks.say(stated.at, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
