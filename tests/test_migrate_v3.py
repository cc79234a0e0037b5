"""Bodies to v3 and from it: fates one by one, and two laws of right bodies."""

from __future__ import annotations

import json
from typing import Any

import pytest
import strategies
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.policy import SIZED, Policy
from clipspec.dialects.reading import Fate
from clipspec.migrate import Consent, Entry, Migration, Request, Status, migrate
from clipspec.source import parse
from clipspec.validate import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st
from vendor import needs_vendor, refusals

EVERYTHING = Consent(("all",))
E, A, U, N = Fate.EXACT, Fate.APPROXIMATE, Fate.NEEDS_INPUT, Fate.NO_EQUIVALENT
many = settings(max_examples=300, deadline=None)

CLIP = {"avatar_id": "a", "voice_id": "v", "input_text": "Hi"}
PHOTO = {"talking_photo_id": "p", "voice_id": "v", "input_text": "Hi"}
SOUND = "https://a.example/a.mp3"
PICTURE = "https://a.example/b.png"
FILM = "https://a.example/b.mp4"


def _migrate(body: Any, source: str, target: str = "v3", **wishes: Any) -> Migration:
    request = Request(dialects()[target], dialect=source, **wishes)
    return migrate(parse(json.dumps(body), "body.json"), request)


def _v1(*clips: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {**members, "clips": list(clips) or [CLIP]}


def _v2(*scenes: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"video_inputs": list(scenes) or [_scene()], **members}


def _scene(
    character: dict[str, Any] | None = None, voice: dict[str, Any] | None = None, **members: Any
) -> dict[str, Any]:
    return {
        "character": {"type": "avatar", "avatar_id": "a", **(character or {})},
        "voice": {"type": "text", "voice_id": "v", "input_text": "Hi", **(voice or {})},
        **members,
    }


def _photo(**members: Any) -> dict[str, Any]:
    scene = _scene()
    scene["character"] = {"type": "talking_photo", "talking_photo_id": "p", **members}
    return scene


def _silent(**members: Any) -> dict[str, Any]:
    return {"voice": {"type": "silence", "duration": 3}, **members}


def _entry(found: Migration, at: str) -> Entry:
    return next(entry for entry in found.ledger.leaves if entry.source == at)


ONE, TWO = "/video_inputs/0", "/scenes/0/input"
V1_FATES = [
    (_v1(), "/clips/0/avatar_id", A, ["/type", "/avatar_id"], "id of a look"),
    (_v1(PHOTO), "/clips/0/talking_photo_id", A, ["/type", "/avatar_id"], "id of a look"),
    (_v1(CLIP, CLIP), "/clips/0/avatar_id", A, [f"{TWO}/type", f"{TWO}/avatar_id"], "look"),
    (_v1(), "/clips/0/input_text", E, ["/script"], ""),
    (_v1(), "/clips/0/voice_id", E, ["/voice_id"], ""),
    (_v1({"avatar_id": "a", "input_text": "Hi"}), "/clips/0/input_text", A, ["/script"],
     "its own default voice"),
    (_v1({"avatar_id": "a", "input_audio": SOUND}), "/clips/0/input_audio", E, ["/audio_url"], ""),
    (_v1({"avatar_id": "a", "input_audio": "http://a.example/a.mp3"}), "/clips/0/input_audio", U,
     ["/audio_url"], "https addresses only"),
    (_v1(test=True), "/test", N, [], "--drop-test"),
    (_v1(test=False), "/test", E, [], "in full"),
    (_v1(version="v1alpha"), "/version", E, [], "no other version"),
    (_v1(ratio="9:16"), "/ratio", A, ["/aspect_ratio", "/resolution"], "--resolution"),
    (_v1(caption_open=False), "/caption_open", E, [], "no captions unless asked"),
    (_v1(caption_open=True), "/caption_open", A, ["/caption/file_format"], "captioned_video_url"),
    (_v1(background="#FAFAFA"), "/background", E, ["/background/type", "/background/value"], ""),
    (_v1(CLIP, CLIP, background="#FAFAFA"), "/background", E,
     [f"/scenes/{i}/input/background/{key}" for i in (0, 1) for key in ("type", "color")], ""),
    (_v1(background=PICTURE), "/background", A, ["/background/type", "/background/url"], "fits"),
    (_v1(CLIP, CLIP, background=PICTURE), "/background", N, [], "--split"),
    (_v1(background=FILM), "/background", N, [], "no video"),
    (_v1(background="https://a.example/b"), "/background", U, [], "no extension"),
    (_v1(CLIP | {"avatar_style": "normal"}), "/clips/0/avatar_style", E, [], "does that anyway"),
    (_v1(CLIP | {"avatar_style": "circle"}), "/clips/0/avatar_style", N, [], "as it is"),
    (_v1(CLIP | {"scale": 1}), "/clips/0/scale", A, [], "places the presenter itself"),
    (_v1(CLIP | {"scale": 0.5}), "/clips/0/scale", N, [], "no scale but its own"),
    (_v1(CLIP | {"offset": {"y": 0}}), "/clips/0/offset/y", A, [], "places the presenter itself"),
    (_v1(CLIP | {"offset": {"y": 0.1}}), "/clips/0/offset/y", N, [], "takes no offset"),
    (_v1(*[CLIP] * 51), "/clips/50/avatar_id", U, [], "takes 50 scenes"),
]  # fmt: skip
V2_FATES = [
    (_v2(dimension={"width": 720, "height": 1280}), "/dimension/width", E,
     ["/aspect_ratio", "/resolution"], ""),
    (_v2(dimension={"width": 1920, "height": 1200}), "/dimension/height", A,
     ["/aspect_ratio", "/resolution"], "1920x1080 is the nearest"),
    (_v2(dimension={"width": 1280}), "/dimension/width", U, [], "a width and a height"),
    (_v2(caption=True), "/caption", A, ["/caption/file_format"], "one style"),
    (_v2(caption_mode="burn_in"), "/caption_mode", E,
     ["/caption/file_format", "/caption/style"], ""),
    (_v2(caption_mode="file_only"), "/caption_mode", E, ["/caption/file_format"], ""),
    (_v2(title="t"), "/title", E, ["/title"], ""),
    (_v2(callback_url="https://a.example"), "/callback_url", E, ["/callback_url"], ""),
    (_v2(folder_id="f"), "/folder_id", A, [], "August 2026"),
    (_v2(fps=30), "/fps", N, [], "frame rate"),
    (_v2(enable_watermark=True), "/enable_watermark", N, [], "watermark"),
    (_v2(enable_watermark=False), "/enable_watermark", E, [], "does that anyway"),
    (_v2(_scene(voice={"speed": 1.1})), f"{ONE}/voice/speed", E, ["/voice_settings/speed"], ""),
    (_v2(_scene(voice={"emotion": "Excited"})), f"{ONE}/voice/emotion", N, [], "no emotion"),
    (_v2(_scene(voice={"elevenlabs_settings": {"model": "eleven_v3"}})),
     f"{ONE}/voice/elevenlabs_settings/model", E, ["/voice_settings/engine_settings/model"], ""),
    (_v2(_scene(voice={"elevenlabs_settings": {"model": "eleven_v1"}})),
     f"{ONE}/voice/elevenlabs_settings/model", U, [], '"eleven_turbo_v2_5"'),
    (_v2(_scene({"matting": True})), f"{ONE}/character/matting", A, ["/remove_background"], "made"),
    (_v2(_scene({"matting": True}), _scene()), f"{ONE}/character/matting", N, [], "--split"),
    (_v2(_scene({"use_avatar_iv_model": True})), f"{ONE}/character/use_avatar_iv_model", E,
     ["/engine/type"], ""),
    (_v2(_photo(talking_style="stable")), f"{ONE}/character/talking_style", A, [], "calm unasked"),
    (_v2(_photo(talking_style="expressive")), f"{ONE}/character/talking_style", U, [],
     "--engine avatar_iv"),
    (_v2(_photo(talking_style="expressive", use_avatar_iv_model=True)),
     f"{ONE}/character/talking_style", A, ["/expressiveness"], "three grades"),
    (_v2(_photo(prompt="Nod.", use_avatar_iv_model=True)), f"{ONE}/character/prompt", A,
     ["/motion_prompt"], "as it is"),
    (_v2(_photo(expression="happy")), f"{ONE}/character/expression", N, [], "facial"),
    (_v2(_photo(expression="default")), f"{ONE}/character/expression", E, [], "does that anyway"),
    (_v2(_photo(super_resolution=True)), f"{ONE}/character/super_resolution", N, [], "no such"),
    (_v2(_scene({"avatar_style": "closeUp"})), f"{ONE}/character/avatar_style", N, [], "as it is"),
    (_v2(_scene({"circle_background_color": "#000000"})),
     f"{ONE}/character/circle_background_color", N, [], "no circles"),
    (_v2(_scene(text={"text": "x"})), f"{ONE}/text/text", N, [], "no text over"),
    (_v2(_scene(background={"type": "image", "url": PICTURE, "fit": "cover"})),
     f"{ONE}/background/fit", A, [], "fits a background itself"),
    (_v2(_scene(background={"type": "image", "url": PICTURE, "fit": "contain"})),
     f"{ONE}/background/fit", N, [], "fits a background itself"),
    (_v2(_scene(background={"type": "video", "url": FILM, "fit": "cover", "play_style": "once"})),
     f"{ONE}/background/fit", N, [], "no video can stand"),
    (_v2(_scene(background={"type": "image", "image_asset_id": "i"})),
     f"{ONE}/background/image_asset_id", E, ["/background/asset_id"], ""),
    (_v2({**_silent(), "character": {"type": "avatar", "avatar_id": "a"}}),
     f"{ONE}/voice/duration", U, [], "silent recording"),
    (_v2(_silent(background={"type": "image", "url": PICTURE})), f"{ONE}/voice/duration", E,
     ["/scenes/0/duration"], ""),
    (_v2(_silent(background={"type": "image", "url": PICTURE, "fit": "cover"})),
     f"{ONE}/background/fit", E, [], "does that anyway"),
    (_v2(_silent(background={"type": "image", "url": PICTURE, "fit": "contain"})),
     f"{ONE}/background/fit", N, [], "around its middle"),
    (_v2(_silent(background={"type": "image", "url": PICTURE})), f"{ONE}/background/type", A,
     ["/scenes/0/type"], "still picture"),
    (_v2(_silent(background={"type": "video", "url": FILM, "play_style": "loop"})),
     f"{ONE}/background/play_style", A, ["/scenes/0/playback/mode"], "August 2026"),
    (_v2(_silent(background={"type": "color", "value": "#000000"})), f"{ONE}/background/value", N,
     [], "none of them"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "body", "at", "fate", "targets", "words"),
    [("v1", *row) for row in V1_FATES] + [("v2", *row) for row in V2_FATES],
)
def test_fate_in_v3(
    source: str, body: dict[str, Any], at: str, fate: Fate, targets: list[str], words: str
) -> None:
    """Each row of the table of fates."""
    entry = _entry(_migrate(body, source), at)

    assert (fate, tuple(targets)) == (entry.fate, entry.targets)
    assert words in entry.note
    assert bool(words) == bool(entry.note)


SPEAKER = {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v"}
STILL = {"type": "image", "source": {"type": "url", "url": PICTURE}, "duration": 3}
BACK = [
    ({**SPEAKER, "aspect_ratio": "9:16", "resolution": "1080p"}, "/resolution", E,
     ["/dimension/width", "/dimension/height"], ""),
    ({**SPEAKER, "aspect_ratio": "auto"}, "/aspect_ratio", U, [], "give a ratio such as"),
    ({**SPEAKER, "resolution": "720p"}, "/resolution", E,
     ["/dimension/width", "/dimension/height"], ""),
    (SPEAKER, "/type", E, [f"{ONE}/character/type"], ""),
    (SPEAKER, "/script", E, [f"{ONE}/voice/type", f"{ONE}/voice/input_text"], ""),
    ({**SPEAKER, "title": None}, "/title", E, [], "says nothing"),
    ({**SPEAKER, "engine": {"type": "avatar_v"}}, "/engine/type", N, [], "Avatar III or IV only"),
    ({**SPEAKER, "engine": {"type": "avatar_iii"}}, "/engine/type", E,
     [f"{ONE}/character/use_avatar_iv_model"], ""),
    ({**SPEAKER, "fit": "cover"}, "/fit", N, [], "`scale` and `offset`"),
    ({**SPEAKER, "output_format": "mp4"}, "/output_format", E, [], "does that anyway"),
    ({**SPEAKER, "output_format": "webm"}, "/output_format", N, [], "mp4 only"),
    ({**SPEAKER, "caption": {"file_format": "srt", "style": "default"}}, "/caption/style", E,
     ["/caption_mode"], ""),
    ({**SPEAKER, "caption": {}}, "/caption", E, ["/caption", "/caption_mode"], ""),
    ({**SPEAKER, "voice_settings": {"volume": 0.5}}, "/voice_settings/volume", N, [], "volume"),
    ({**SPEAKER, "voice_settings": {"engine_settings": {"engine_type": "fish", "model": "s1"}}},
     "/voice_settings/engine_settings/model", N, [], "ElevenLabs only"),
    ({**SPEAKER, "audio_url": SOUND}, "/audio_url", U, [], "one speech"),
    ({"type": "image", "image": {"type": "url", "url": PICTURE}, "audio_url": SOUND},
     "/image/url", N, [], "make a talking photo"),
    ({"type": "studio", "scenes": [STILL]}, "/type", E, [], "follows"),
    ({"type": "studio", "scenes": [STILL]}, "/scenes/0/duration", E,
     [f"{ONE}/voice/type", f"{ONE}/voice/duration"], ""),
    ({"type": "studio", "scenes": [STILL]}, "/scenes/0/source/url", E,
     [f"{ONE}/background/url"], ""),
    ({"type": "cinematic_avatar", "prompt": "x", "avatar_id": ["a"]}, "/prompt", N, [],
     "made from a prompt"),
    ({"videos": [SPEAKER, SPEAKER]}, "/videos/0/script", E,
     [f"{ONE}/voice/type", f"{ONE}/voice/input_text"], ""),
    ({"videos": [SPEAKER, SPEAKER]}, "/videos/1/script", U, [], "a body of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "at", "fate", "targets", "words"), BACK)
def test_fate_from_v3_in_v2(
    body: dict[str, Any], at: str, fate: Fate, targets: list[str], words: str
) -> None:
    """Each row of the table of fates."""
    entry = _entry(_migrate(body, "v3", "v2"), at)

    assert (fate, tuple(targets)) == (entry.fate, entry.targets)
    assert words in entry.note
    assert bool(words) == bool(entry.note)


def test_what_v3_renders_unasked_is_said_in_v2() -> None:
    """Avatar IV is the default of one version and a choice in the other."""
    found = _migrate(SPEAKER, "v3", "v2", consent=EVERYTHING)

    assert found.body is not None
    assert found.body["video_inputs"][0]["character"]["use_avatar_iv_model"] is True
    assert f"{ONE}/character/use_avatar_iv_model" in [each.target for each in found.ledger.added]


def test_a_film_of_each_scene_keeps_its_picture() -> None:
    """--split is the answer to what a studio film cannot say."""
    body = _v1(CLIP, PHOTO, background=PICTURE, ratio="16:9")
    found = _migrate(body, "v1", policy=Policy(split=True))

    assert found.status is Status.MIGRATED
    assert found.body is not None
    assert [film["background"]["url"] for film in found.body["videos"]] == [PICTURE] * 2
    assert _entry(found, "/ratio").targets == tuple(
        f"/videos/{i}/{key}" for i in (0, 1) for key in ("aspect_ratio", "resolution")
    )
    assert "2 films" in found.notes[0]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("v2", {"/dimension/width": 1920, "/dimension/height": 1080}),
        ("v3", {"/aspect_ratio": "16:9", "/resolution": "1080p"}),
    ],
)
def test_a_size_that_is_asked_for_is_written(target: str, written: dict[str, Any]) -> None:
    """Also where the source states none; nobody is told then that v3 takes its own default."""
    found = _migrate(_v1(), "v1", target, policy=Policy(1080))
    usual = _migrate(_v1(), "v1", target)

    assert {at: pointers.get(found.body, at) for at in written} == written
    sized = {each.target: each.note for each in found.ledger.added if each.target in written}
    assert sized == dict.fromkeys(written, SIZED)
    assert [note[:18] for note in usual.notes if note not in found.notes] == ["no ratio is stated"]


@many
@given(
    body=strategies.v1_right_bodies,
    split=st.booleans(),
    studio=st.booleans(),
    short_side=st.sampled_from([None, 720, 1080, 2160]),
)
def test_through_v2_is_the_same_way(
    body: dict[str, Any], split: bool, studio: bool, short_side: int
) -> None:
    """From v1 to v3 at once, or by v2: the same bytes."""
    policy = Policy(short_side, drop_test=True, split=split, studio=studio and not split)
    wishes: dict[str, Any] = {"policy": policy, "consent": EVERYTHING}
    at_once = _migrate(body, "v1", **wishes)
    half = _migrate(body, "v1", "v2", **wishes)
    by_v2 = _migrate(half.body, "v2", **wishes)

    assert half.status is Status.MIGRATED
    assert json.dumps(at_once.body) == json.dumps(by_v2.body)


@needs_vendor
@many
@given(body=strategies.v1_right_bodies | strategies.v2_bodies, policy=st.builds(
    Policy,
    engine=st.sampled_from([None, "iii", "iv", "v"]),
    voice=st.sampled_from([None, "v"]),
    caption=st.sampled_from([None, "burned", "file"]),
    split=st.booleans(),
))  # fmt: skip
def test_the_vendor_takes_every_body_that_is_written(body: dict[str, Any], policy: Policy) -> None:
    """With unknown fields refused; what users of August 2026 may say besides is excused."""
    source = "v2" if "video_inputs" in body else "v1"
    found = _migrate(body, source, policy=policy, consent=EVERYTHING)
    newer = [entry for entry in found.ledger.leaves if "schema of August 2026 take" in entry.note
             and entry.targets]  # fmt: skip

    assert found.body is None or newer or refusals(found.body) == []
    assert found.body is None or is_valid("heygen/v3", found.body)
