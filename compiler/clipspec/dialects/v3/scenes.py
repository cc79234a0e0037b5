"""The scenes of a v3 studio film: speakers, still pictures, and clips."""

from __future__ import annotations

from typing import Any

from clipspec.dialects.draft import Draft, Loss
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields, losses
from clipspec.dialects.v3.files import write_file
from clipspec.dialects.v3.speaker import write_speaker
from clipspec.dialects.v3.speech import write_speech
from clipspec.model import Background, Scene, Speech, Video

_TAG = "v3 wants to know what a scene shows"
_NOTHING = Loss(
    "a scene of v3 shows a speaker, a picture or a clip, and here is none of them: add one, even a "
    "picture of one colour"
)
_STILL = "the scene becomes a still picture, cropped around its middle"
_CLIP = "the scene becomes the clip, which is as long as it is"
_NEWER = "only accounts with the schema of August 2026 take it"
_UPLOAD = "over a clip v3 takes uploaded recordings only: upload it, and write its audio_asset_id"
_ONCE = Loss("a clip of v3 is stretched, frozen or looped")
_UNTUNED = Loss("over a clip v3 takes a voice as it is")
_TUNED = ("speed", "pitch", "volume", "locale", "vendor", "tuning")
_UNASKED = 1
"""Seconds that a silence of v2 lasts unless told otherwise. Source: the v2 reference page."""


def write_scene(
    draft: Draft, at: str, scene: Scene, video: Video, policy: Policy, *, way_out: str
) -> None:
    """Write one scene of a studio film. `way_out`: the option that would make it the whole film."""
    background = scene.background
    if scene.character:
        draft.add(f"{at}/type", "avatar_video", _TAG)
        write_speaker(draft, f"{at}/input", scene, video, policy, way_out=way_out)
    elif background and background.kind.value in ("image", "video"):
        _shown(draft, at, scene, background, policy)
    else:
        _nothing(draft, scene)
    draft.keep_item(at, f"it stands for {scene.at or 'a scene'}, of which v3 can show nothing")


def _shown(draft: Draft, at: str, scene: Scene, background: Background, policy: Policy) -> None:
    kind = background.kind.value
    draft.put(f"{at}/type", background.kind, fields.SCENE.write(kind))
    draft.remark(background.kind, Fate.APPROXIMATE, _STILL if kind == "image" else _CLIP)
    write_file(draft, f"{at}/source", background.url, background.asset, background.file)
    done = ["kind", "url", "asset", "file"]
    if kind == "video":
        _playback(draft, f"{at}/playback", background)
        done += ["volume", "muted", "playback"]
    draft.leave_rest(background, done, losses.SHOWN)
    draft.leave_rest(scene, [], losses.SCENE)
    if scene.speech and kind == "image":
        _over_picture(draft, at, scene.speech, policy)
    elif scene.speech:
        _over_clip(draft, at, scene.speech, policy)


def _over_picture(draft: Draft, at: str, speech: Speech, policy: Policy) -> None:
    if speech.kind.value != "silence":
        write_speech(draft, at, speech, policy, own_voice=False)
        return
    lasting = speech.duration or speech.kind
    draft.put(f"{at}/duration", lasting, speech.duration.value if speech.duration else _UNASKED)
    draft.credit(f"{at}/duration", speech.kind)
    draft.leave_rest(speech, ["kind", "duration"], losses.SPEECH)


def _playback(draft: Draft, at: str, background: Background) -> None:
    once = background.playback is not None and background.playback.value == "once"
    draft.put_fields(
        at, background._replace(playback=None) if once else background, fields.PLAYBACK
    )
    if once:
        draft.lose(background.playback, _ONCE)
    else:
        draft.remark(background.playback, Fate.APPROXIMATE, _NEWER)


def _over_clip(draft: Draft, at: str, speech: Speech, policy: Policy) -> None:
    """Write what is said while a clip runs, which may not be a recording from an address."""
    if speech.kind.value == "silence":
        for near in (speech.kind, speech.duration):
            draft.remark(near, Fate.APPROXIMATE, _CLIP)
        return
    untuned: dict[str, Any] = dict.fromkeys(_TUNED)
    spoken = speech._replace(**untuned)
    write_speech(draft, at, spoken, policy, own_voice=False)
    draft.remark(speech.text or speech.voice or speech.audio_asset, Fate.APPROXIMATE, _NEWER)
    draft.remark(speech.audio_url, Fate.NEEDS_INPUT, _UPLOAD)
    for name in _TUNED:
        draft.lose(getattr(speech, name), _UNTUNED)


def _nothing(draft: Draft, scene: Scene) -> None:
    for part in (scene.background, scene.speech):
        if part:
            draft.lose_all(part, _NOTHING)
    draft.leave_rest(scene, [], losses.SCENE)
