"""What a migration says and does at the edges: sizes, captions, batches, scenes with nobody in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec import resources
from clipspec.dialects import dialects
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v2 import fields
from clipspec.migrate import Consent, Entry, Migration, Request, Status, migrate
from clipspec.migrate.migration import cross
from clipspec.source import parse

E, A, U, N = Fate.EXACT, Fate.APPROXIMATE, Fate.NEEDS_INPUT, Fate.NO_EQUIVALENT
EVERYTHING = Consent(("all",))
PICTURE = "https://a.example/b.png"


def _migrate(body: Any, source: str, target: str, **wishes: Any) -> Migration:
    request = Request(dialects()[target], dialect=source, **wishes)
    return migrate(parse(json.dumps(body), "body.json"), request)


def _entry(found: Migration, at: str) -> Entry:
    return next(entry for entry in found.ledger.leaves if entry.source == at)


def _v2(*scenes: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"video_inputs": list(scenes) or [_scene()], **members}


def _scene(**members: Any) -> dict[str, Any]:
    return {
        "character": {"type": "avatar", "avatar_id": "a"},
        "voice": {"type": "text", "voice_id": "v", "input_text": "Hi"},
        **members,
    }


# --- what it says --------------------------------------------------------------------------------


LOST = [
    ("v2", "v1", _v2(_scene(character={"type": "avatar", "avatar_id": "a",
                                       "avatar_style": "closeUp"})),
     "/video_inputs/0/character/avatar_style", N, 'of v1 takes "normal" or "circle" only'),
    ("v2", "v1", _v2(_scene(voice={"type": "text", "input_text": "Hi", "voice_id": "v",
                                   "speed": 1.0})),
     "/video_inputs/0/voice/speed", E, "v1 does that anyway"),
    ("v2", "v1", _v2(_scene(voice={"type": "text", "input_text": "Hi", "voice_id": "v",
                                   "speed": 1.1})),
     "/video_inputs/0/voice/speed", N, "v1 has no speed"),
    ("v2", "v1", _v2(_scene(background={"type": "image", "image_asset_id": "i"})),
     "/video_inputs/0/background/type", U, "by its address only"),
    ("v2", "v1", _v2({"voice": {"type": "text", "voice_id": "v", "input_text": "Hi"}}),
     "/video_inputs/0/voice/type", N, "here is none: name one"),
    ("v3", "v2", {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v",
                  "engine": {"type": "avatar_v"}},
     "/engine/type", N, "v2 renders on Avatar III or IV only"),
    ("v3", "v2", {"type": "image", "image": {"type": "url", "url": PICTURE}, "script": "Hi",
                  "voice_id": "v"},
     "/image/url", N, "make a talking photo of it first"),
    ("v3", "v2", {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v",
                  "expressiveness": "low"},
     "/expressiveness", E, "v2 does that anyway"),
    ("v3", "v2", {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v",
                  "expressiveness": "high"},
     "/expressiveness", N, "for talking photos only"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "body", "at", "fate", "words"), LOST)
def test_a_loss_is_told_in_the_words_of_the_target(
    source: str, target: str, body: dict[str, Any], at: str, fate: Fate, words: str
) -> None:
    """What a version does in any case is no loss, and a loss says what the version takes."""
    entry = _entry(_migrate(body, source, target), at)

    assert entry.fate is fate
    assert words in entry.note


# --- the picture ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "fate", "frame"),
    [
        (1280, 720, E, ("16:9", "720p")),
        (720, 1280, E, ("9:16", "720p")),
        (1728, 2160, A, ("4:5", "4k")),
        (2160, 2700, E, ("4:5", "4k")),
        (1281, 721, A, ("16:9", "720p")),
        (2520, 1080, A, ("16:9", "1080p")),
        (4096, 128, U, ("16:9", "720p")),
        (128, 4096, U, ("9:16", "720p")),
        (10**300, 720, U, ("16:9", "720p")),
        (10**300, 10**300, A, ("1:1", "4k")),
        (1e308, 1, U, ("16:9", "720p")),
    ],
)
def test_a_size_becomes_the_nearest_shape_and_one_far_from_all_is_asked_about(
    width: float, height: float, fate: Fate, frame: tuple[str, str]
) -> None:
    """No number is too large, and what is approximate is near."""
    body = _v2(dimension={"width": width, "height": height})
    found = _migrate(body, "v2", "v3", consent=EVERYTHING)

    assert {_entry(found, f"/dimension/{side}").fate for side in ("width", "height")} == {fate}
    assert found.body is not None
    assert (found.body["aspect_ratio"], found.body["resolution"]) == frame


@pytest.mark.parametrize("sides", [(10**400, 720), (720, 10**400), (10**400, 10**401)])
def test_a_computed_number_may_be_larger_than_any_float(sides: tuple[int, int]) -> None:
    """No file holds one, but what a template computes can."""
    body = _v2(dimension={"width": sides[0], "height": sides[1]})
    crossed = cross(body, dialects()["v2"], Request(dialects()["v3"]), lambda at: 1)

    assert "2 leaves wait" in crossed.reason


@pytest.mark.parametrize(
    ("ratio", "fate", "shape"),
    [("7:3", A, "16:9"), ("3:4", A, "4:5"), ("1:9999", U, "9:16"), ("9999:1", U, "16:9")],
)
def test_a_ratio_becomes_the_nearest_one(ratio: str, fate: Fate, shape: str) -> None:
    found = _migrate(_v2(aspect_ratio=ratio), "v2", "v3", consent=EVERYTHING)

    assert _entry(found, "/aspect_ratio").fate is fate
    assert found.body is not None
    assert found.body["aspect_ratio"] == shape


# --- captions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("switch", [{}, {"caption": False}])
def test_a_mode_of_captions_asks_for_them_whatever_the_switch_says(switch: dict[str, Any]) -> None:
    """In v2 `caption_mode` wins over `caption`: nobody loses the captions of a film in silence."""
    body = _v2(caption_mode="burn_in", **switch)
    later, earlier = _migrate(body, "v2", "v3"), _migrate(body, "v2", "v1")

    assert later.body is not None
    assert later.body["caption"] == {"file_format": "srt", "style": "default"}
    assert earlier.body is not None
    assert earlier.body["caption_open"] is True
    for found in (later, earlier) if switch else ():
        entry = _entry(found, "/caption")
        assert (entry.fate, entry.targets) == (A, ())
        assert "the mode of captions wins" in entry.note


def test_a_file_of_captions_is_no_film_with_captions() -> None:
    """v1 draws them into the picture: only a user can want that instead."""
    found = _migrate(_v2(caption_mode="file_only"), "v2", "v1")

    assert _entry(found, "/caption_mode").fate is N
    assert found.status is Status.BLOCKED


@pytest.mark.parametrize(
    ("speech", "fate"), [({"audio_asset_id": "z"}, A), ({"script": "Hi", "voice_id": "v"}, E)]
)
def test_older_versions_write_no_captions_of_recordings(speech: dict[str, Any], fate: Fate) -> None:
    body = {"type": "avatar", "avatar_id": "a", "caption": {"file_format": "srt"}, **speech}

    assert _entry(_migrate(body, "v3", "v2"), "/caption/file_format").fate is fate


# --- films of scenes, and films of one shot ------------------------------------------------------


IN_A_SCENE = [
    ({"background": {"type": "image", "url": PICTURE}}, "/background/url"),
    ({"character": {"type": "avatar", "avatar_id": "a", "matting": True}}, "/character/matting"),
]


@pytest.mark.parametrize(("members", "below"), IN_A_SCENE)
@pytest.mark.parametrize(("scenes", "answer"), [(1, "--single"), (2, "--split")])
def test_the_answer_to_what_a_film_of_scenes_cannot_say_is_the_option_that_helps(
    members: dict[str, Any], below: str, scenes: int, answer: str
) -> None:
    """There is nothing to split in one scene, which is a film of scenes by --studio only."""
    body = _v2(*[_scene(**members)] * scenes)
    entry = _entry(
        _migrate(body, "v2", "v3", policy=Policy(studio=True)), f"/video_inputs/0{below}"
    )
    helped = _migrate(body, "v2", "v3", policy=Policy(split=answer == "--split"))

    assert (entry.fate, entry.answer) == (N, answer)
    assert answer in entry.note
    assert helped.status is Status.MIGRATED


@pytest.mark.parametrize(("flag", "fate"), [(True, A), (False, E)])
def test_who_is_not_to_be_cut_out_needs_no_avatar_made_for_it(flag: bool, fate: Fate) -> None:
    character = {"type": "avatar", "avatar_id": "a", "matting": flag}
    found = _migrate(_v2(_scene(character=character)), "v2", "v3")

    assert _entry(found, "/video_inputs/0/character/matting").fate is fate


def test_an_id_for_callbacks_that_all_films_of_a_batch_bear_is_told() -> None:
    """Whoever waits for a callback by its id would take the first film for all of them."""
    body = _v2(_scene(), _scene(), callback_id="c", title="t")
    split = _migrate(body, "v2", "v3", policy=Policy(split=True))
    joined = _migrate(body, "v2", "v3")

    for at in ("/callback_id", "/title"):
        assert _entry(joined, at).fate is E
        assert _entry(split, at).fate is A
        assert _entry(split, at).targets == (f"/videos/0{at}", f"/videos/1{at}")


def test_a_batch_has_its_limit_as_well() -> None:
    """Scenes beyond it wait, and --split is no way out any more."""
    found = _migrate(_v2(*[_scene()] * 101), "v2", "v3", policy=Policy(split=True))
    entry = _entry(found, "/video_inputs/100/voice/input_text")

    assert (entry.fate, entry.answer) == (U, "")
    assert "100 videos in one batch" in entry.note


def test_a_scene_without_presenter_in_a_batch_is_no_sure_thing() -> None:
    still = {
        "voice": {"type": "silence", "duration": 3},
        "background": {"type": "image", "url": PICTURE},
    }
    policy = Policy(split=True)

    assert any(
        "try one" in n for n in _migrate(_v2(_scene(), still), "v2", "v3", policy=policy).notes
    )
    assert not any(
        "try" in n for n in _migrate(_v2(_scene(), _scene()), "v2", "v3", policy=policy).notes
    )


# --- who speaks, and how -------------------------------------------------------------------------

LOOK = {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v"}


def test_a_photo_that_is_no_look_has_another_way() -> None:
    character = {"type": "talking_photo", "talking_photo_id": "p"}
    photo = _migrate(_v2(_scene(character=character)), "v2", "v3")
    avatar = _migrate(_v2(), "v2", "v3")

    assert "type image" in _entry(photo, "/video_inputs/0/character/talking_photo_id").note
    assert "type image" not in _entry(avatar, "/video_inputs/0/character/avatar_id").note


@pytest.mark.parametrize("target", ["v1", "v2"])
def test_a_look_may_be_a_photo_that_older_versions_name_otherwise(target: str) -> None:
    entry = _entry(_migrate(LOOK, "v3", target), "/avatar_id")

    assert entry.fate is A
    assert "talking_photo_id" in entry.note


def test_a_prompt_that_no_page_of_v2_knows_is_told() -> None:
    entry = _entry(_migrate({**LOOK, "motion_prompt": "Nod."}, "v3", "v2"), "/motion_prompt")

    assert (entry.fate, entry.targets) == (A, ("/video_inputs/0/custom_motion_prompt",))
    assert "no page of v2" in entry.note


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        (LOOK, True),
        ({**LOOK, "engine": {"type": "avatar_iii"}}, False),
        ({"type": "image", "image": {"type": "url", "url": PICTURE}, "script": "Hi"}, False),
    ],
)
def test_v1_has_no_newer_engine(body: dict[str, Any], noted: bool) -> None:
    """Nobody stated it, so no leaf can say it."""
    notes = _migrate(body, "v3", "v1").notes

    assert any("Avatar III" in note for note in notes) == noted


def _tuned(**settings: Any) -> dict[str, Any]:
    own = {"engine_type": "elevenlabs", **settings}
    return {**LOOK, "engine": {"type": "avatar_iv"}, "voice_settings": {"engine_settings": own}}


@pytest.mark.parametrize(
    ("settings", "at", "fate", "tuning"),
    [
        ({"stability": 0.5, "model": None}, "model", E, {"stability": 0.5}),
        ({"stability": 0.5, "use_speaker_boost": True}, "use_speaker_boost", N, {"stability": 0.5}),
        ({"model": "eleven_v3"}, "model", A, {"model": "eleven_v3"}),
    ],
)
def test_v2_gets_the_settings_of_a_voice_that_it_has(
    settings: dict[str, Any], at: str, fate: Fate, tuning: dict[str, Any]
) -> None:
    """A null says nothing, and what v2 does not know would be refused."""
    found = _migrate(_tuned(**settings), "v3", "v2", consent=EVERYTHING)

    assert _entry(found, f"/voice_settings/engine_settings/{at}").fate is fate
    assert found.body is not None
    assert found.body["video_inputs"][0]["voice"]["elevenlabs_settings"] == tuning


def test_the_settings_of_a_voice_are_those_of_the_schema() -> None:
    schema = resources.schema("heygen/v2")["$defs"]["elevenlabsSettings"]

    assert set(fields.TUNING) == schema["properties"].keys()


def test_a_setting_that_v2_does_not_know_is_asked_about() -> None:
    """v2 ignored it, though v3 would take it."""
    voice = {"type": "text", "voice_id": "v", "input_text": "Hi"}
    tuned = {**voice, "elevenlabs_settings": {"use_speaker_boost": True}}
    entry = _migrate(_v2(_scene(voice=tuned)), "v2", "v3").ledger.leaves[-1]

    assert (entry.fate, entry.targets) == (U, ())
    assert "no field of v2" in entry.note


def test_a_clip_without_a_word_is_a_silence_of_unknown_length() -> None:
    """v2 wants a voice in every scene: accepted, there is a body, and its length is to be set."""
    clip = {"type": "video", "source": {"type": "url", "url": "https://a.example/b.mp4"}}
    body = {"type": "studio", "scenes": [clip]}
    asked, accepted = _migrate(body, "v3", "v2"), _migrate(body, "v3", "v2", consent=EVERYTHING)

    assert _entry(asked, "/scenes/0/type").fate is U
    assert "write its `duration`" in _entry(asked, "/scenes/0/type").note
    assert accepted.body is not None
    assert accepted.body["video_inputs"][0]["voice"] == {"type": "silence"}


# --- what nobody can accept ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scene", "made_of"),
    [
        (_scene(voice={"type": "silence"}), "/scenes/0/input (made of /video_inputs/0/character)"),
        ({"voice": {"type": "silence"}}, "/scenes/0 (it stands for /video_inputs/0"),
    ],
)
def test_a_refusal_names_the_place_in_the_source(scene: dict[str, Any], made_of: str) -> None:
    """A user has never seen the body that v3 would refuse, and consent is of no help here."""
    found = _migrate(_v2(scene, _scene()), "v2", "v3", consent=EVERYTHING)

    assert made_of in found.reason
    assert found.reason.endswith("correct the v2 body")


def test_a_member_of_another_type_is_told_in_the_words_of_the_body() -> None:
    character = {"type": "avatar", "avatar_id": "a", "talking_photo_id": "p"}
    entry = _entry(
        _migrate(_v2(_scene(character=character)), "v2", "v3"),
        "/video_inputs/0/character/talking_photo_id",
    )

    assert entry.note.startswith('only "talking_photo" has it, and this is "avatar"')


@pytest.mark.parametrize(
    ("places", "container"),
    [
        ([], ""),
        (["/a/b"], "/a/b"),
        (["/a/b", "/a/bc"], "/a"),
        (["/a", "/a/b"], "/a"),
        (["/a", "/b"], ""),
    ],
)
def test_the_container_of_several_values(places: list[str], container: str) -> None:
    assert pointers.common(places) == container


def test_v1_wants_a_voice_as_well() -> None:
    """The look of v3 has one of its own, which v1 does not know."""
    body = {"type": "avatar", "avatar_id": "a", "script": "Hi"}
    asked = _entry(_migrate(body, "v3", "v1"), "/script")
    given = _migrate(body, "v3", "v1", policy=Policy(voice="w")).body

    assert (asked.fate, asked.answer) == (U, "--voice ID")
    assert given is not None
    assert given["clips"][0]["voice_id"] == "w"


@pytest.mark.parametrize(
    ("character", "answer"),
    [
        ({"type": "avatar", "avatar_id": "a"}, "--engine avatar_v"),
        ({"type": "talking_photo", "talking_photo_id": "p"}, "--engine avatar_iv"),
    ],
)
def test_the_engine_that_takes_a_prompt_is_named(character: dict[str, Any], answer: str) -> None:
    """Photos take one from Avatar IV on, video avatars on the newest engine only."""
    scene = _scene(character=character, custom_motion_prompt="Wave.")
    entry = _entry(_migrate(_v2(scene), "v2", "v3"), "/video_inputs/0/custom_motion_prompt")

    assert entry.answer == answer
