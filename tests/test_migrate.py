"""Migrating bodies: the law of the ledger, the table of fates, and what the answers do."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import strategies
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.errors import UsageError
from clipspec.migrate import (
    Consent,
    Crossing,
    Entry,
    Ledger,
    Migration,
    Request,
    Status,
    UnbalancedError,
    balance,
    migrate,
)
from clipspec.migrate.report import as_data
from clipspec.source import parse
from clipspec.validate import is_valid
from hypothesis import assume, given, settings
from hypothesis import strategies as st

V1, V2 = dialects()["v1"], dialects()["v2"]
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
EVERYTHING = Consent(("all",))

many = settings(max_examples=400, deadline=None)
BODIES = {"v1": strategies.v1_bodies, "v2": strategies.v2_bodies, "v3": strategies.v3_bodies}
every_way = pytest.mark.parametrize(
    ("source", "target", "bodies"),
    [(source, target, BODIES[source]) for source, target in itertools.permutations(BODIES, 2)],
    ids=lambda each: each if isinstance(each, str) else "",
)


def _migrate(body: Any, **wishes: Any) -> Migration:
    """Migrate a body as if it stood in a file, to v2 unless told otherwise."""
    request = Request(**{"target": V2, "dialect": None, **wishes})
    return migrate(parse(json.dumps(body, indent=1), "body.json"), request)


def _cross(body: dict[str, Any], source: str, target: str, policy: Policy) -> tuple[Ledger, Draft]:
    read, write = dialects()[source].read, dialects()[target].write
    reading = read(body)
    draft = write(reading.video, policy)
    crossing = Crossing(dialects()[source], dialects()[target], body, reading, draft)
    return balance(crossing), draft


def _leaves(value: Any, at: str = "") -> list[str]:
    """Every leaf's pointer, found in another way than the code under test finds them."""
    if isinstance(value, dict) and value:
        found = [
            _leaves(v, f"{at}/{k.replace('~', '~0').replace('/', '~1')}") for k, v in value.items()
        ]
    elif isinstance(value, list) and value:
        found = [_leaves(item, f"{at}/{index}") for index, item in enumerate(value)]
    else:
        return [at]
    return [leaf for leaves in found for leaf in leaves]


# --- the laws ------------------------------------------------------------------------------------


@every_way
@many
@given(data=st.data())
def test_every_leaf_stands_in_the_ledger(
    source: str, target: str, bodies: strategies.Json, data: st.DataObject
) -> None:
    """Each leaf of the source once and in order; nothing in the output from nowhere."""
    body = data.draw(bodies)
    policy = Policy(voice=data.draw(st.none() | strategies.words))
    ledger, draft = _cross(body, source, target, policy)
    credited = {at for entry in ledger.leaves for at in entry.targets}
    added = [addition.target for addition in ledger.added]

    assert [entry.source for entry in ledger.leaves] == _leaves(body)
    assert credited | set(added) == set(_leaves(draft.body) if draft.body else [])
    assert credited.isdisjoint(added)
    assert all(entry.note for entry in ledger.leaves if entry.fate is not Fate.EXACT)
    assert all(addition.note for addition in ledger.added)


@many
@given(body=strategies.v1_bodies, data=st.data())
def test_a_leaf_has_targets_if_and_only_if_it_matters(
    body: dict[str, Any], data: st.DataObject
) -> None:
    """Taking a member away changes the output where the ledger names a target, and only there."""
    ledger, draft = _cross(body, "v1", "v2", Policy())
    members = [entry for entry in ledger.leaves if _is_member(body, entry.source)]
    assume(members)
    entry = data.draw(st.sampled_from(members))
    without = json.loads(json.dumps(body))
    del pointers.get(without, pointers.parent(entry.source))[pointers.last(entry.source)]
    _, other = _cross(without, "v1", "v2", Policy())

    assert (json.dumps(other.body) != json.dumps(draft.body)) == bool(entry.targets)


def _is_member(body: Any, at: str) -> bool:
    return bool(at) and isinstance(pointers.get(body, pointers.parent(at)), dict)


@every_way
@many
@given(data=st.data())
def test_nobody_gets_a_body_that_would_be_refused(
    source: str, target: str, bodies: strategies.Json, data: st.DataObject
) -> None:
    """With every loss accepted there is a valid body, or a reason why there is none."""
    body = data.draw(bodies)
    result = _migrate(body, target=dialects()[target], dialect=source, consent=EVERYTHING)

    assert (result.body is None) == bool(result.reason) == (result.status is Status.BLOCKED)
    assert result.body is None or is_valid(dialects()[target].schema, result.body)
    assert is_valid("report/migration", as_data([result]))


@many
@given(body=strategies.v1_right_bodies, short_side=st.sampled_from([None, 720, 1080, 2160]))
def test_a_right_body_says_the_same_in_v2(body: dict[str, Any], short_side: int | None) -> None:
    """What v1 documents comes over without a question, and as the table of fates says."""
    assert is_valid("heygen/v1", body)

    result = _migrate(body, dialect="v1", policy=Policy(short_side))

    assert result.status is Status.MIGRATED, result.reason
    assert json.dumps(result.body, sort_keys=True) == json.dumps(
        _as_v2(body, short_side), sort_keys=True
    )
    assert not [entry for entry in result.ledger.leaves if entry.fate.blocks]


def _as_v2(body: dict[str, Any], short_side: int | None) -> dict[str, Any]:
    """A right v1 body in v2, by the table and without the hub."""
    high = short_side or 720
    wide = high * 16 // 9
    sizes = {"16:9": {"width": wide, "height": high}, "9:16": {"width": high, "height": wide}}
    expected: dict[str, Any] = {"video_inputs": [_as_scene(clip, body) for clip in body["clips"]]}
    if "ratio" in body or short_side is not None:
        expected["dimension"] = sizes[body.get("ratio", "16:9")]
    if "caption_open" in body:
        expected["caption"] = body["caption_open"]
    return expected | ({"test": body["test"]} if "test" in body else {})


def _as_scene(clip: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    kind = "avatar" if "avatar_id" in clip else "talking_photo"
    copied = (f"{kind}_id", f"{kind}_style", "scale")
    character = {"type": kind} | {key: clip[key] for key in copied if key in clip}
    if character.get("talking_photo_style") == "normal":
        del character["talking_photo_style"]
    offset = dict(clip.get("offset", {}))
    if "y" in offset:
        offset["y"] = -offset["y"] if offset["y"] else abs(offset["y"])
    if "input_text" in clip:
        voice = {"type": "text", "input_text": clip["input_text"], "voice_id": clip["voice_id"]}
    else:
        voice = {"type": "audio", "audio_url": clip["input_audio"]}
    scene = {"character": character | ({"offset": offset} if offset else {}), "voice": voice}
    return scene | (
        {"background": _as_background(body["background"])} if "background" in body else {}
    )


def _as_background(background: str) -> dict[str, str]:
    if background.startswith("#"):
        return {"type": "color", "value": background}
    if ".mp4" in background.lower():
        return {"type": "video", "url": background, "play_style": "loop"}
    return {"type": "image", "url": background}


@many
@given(body=strategies.v1_right_bodies)
def test_keeping_the_sign_changes_nothing_but_the_sign(body: dict[str, Any]) -> None:
    """With --keep-offset-sign every y is what it was, and all else is as without."""
    turned = _migrate(body, dialect="v1").body
    kept = _migrate(body, dialect="v1", policy=Policy(keep_offset_sign=True)).body
    assert turned is not None
    assert kept is not None
    for clip, scene, other in zip(
        body["clips"], kept["video_inputs"], turned["video_inputs"], strict=True
    ):
        if "y" in clip.get("offset", {}):
            y = scene["character"]["offset"].pop("y")
            assert y == clip["offset"]["y"] == -other["character"]["offset"].pop("y")
            assert not str(y).startswith("-0.0") or y < 0

    assert kept == turned


# --- fates, one by one ---------------------------------------------------------------------------

AVATAR = {"avatar_id": "a", "input_text": "Hi", "voice_id": "v"}
PHOTO = {"talking_photo_id": "p", "input_text": "Hi", "voice_id": "v"}
SCENE = "/video_inputs/0"


def _body(*clips: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"version": "v1alpha", **members, "clips": list(clips) or [AVATAR]}


def _entry(body: dict[str, Any], at: str, **wishes: Any) -> Entry:
    return next(e for e in _migrate(body, dialect="v1", **wishes).ledger.leaves if e.source == at)


E, A, U = Fate.EXACT, Fate.APPROXIMATE, Fate.NEEDS_INPUT
FATES = [
    (_body(), "/version", E, [], "no other version"),
    (_body(test=False), "/test", E, ["/test"], ""),
    (_body(caption_open=False), "/caption_open", E, ["/caption"], ""),
    (_body(caption_open=True), "/caption_open", A, ["/caption"], "video_url_caption"),
    (_body(ratio="16:9"), "/ratio", A, ["/dimension/width", "/dimension/height"], "--resolution"),
    (_body(ratio="1:1"), "/ratio", U, [], '"16:9" or "9:16"'),
    (_body(background="#FAFAFA"), "/background", E,
     [f"{SCENE}/background/type", f"{SCENE}/background/value"], ""),
    (_body(background="#FFF"), "/background", U, [], "#RRGGBB"),
    (_body(background="https://a.example/b.JPEG?x=.mp4"), "/background", A,
     [f"{SCENE}/background/type", f"{SCENE}/background/url"], "how it fits"),
    (_body(background="https://a.example/b.mp4"), "/background", A,
     [f"{SCENE}/background/type", f"{SCENE}/background/url"], "only scene"),
    (_body(AVATAR, PHOTO, background="http://a.example/b.mp4"), "/background", A,
     [f"/video_inputs/{i}/background/{key}" for i in (0, 1) for key in ("type", "url")],
     "each of the 2 scenes"),
    (_body(background="https://a.example/b.webp"), "/background", U, [], "`webp`"),
    (_body(background="https://a.example/b"), "/background", U, [], "no extension"),
    (_body(background={"type": "image"}), "/background/type", U, [], "is an object"),
    (_body(AVATAR), "/clips/0/avatar_id", E,
     [f"{SCENE}/character/type", f"{SCENE}/character/avatar_id"], ""),
    (_body(PHOTO), "/clips/0/talking_photo_id", E,
     [f"{SCENE}/character/type", f"{SCENE}/character/talking_photo_id"], ""),
    (_body(AVATAR | {"talking_photo_id": "p"}), "/clips/0/talking_photo_id", U, [], "presenter"),
    (_body(AVATAR | {"avatar_style": "circle"}), "/clips/0/avatar_style", E,
     [f"{SCENE}/character/avatar_style"], ""),
    (_body(AVATAR | {"avatar_style": "closeUp"}), "/clips/0/avatar_style", U, [], '"closeUp"'),
    (_body(PHOTO | {"avatar_style": "circle"}), "/clips/0/avatar_style", A, [], "talking photo"),
    (_body(AVATAR | {"talking_photo_style": "circle"}), "/clips/0/talking_photo_style", A, [],
     "shows an avatar"),
    (_body(PHOTO | {"talking_photo_style": "circle"}), "/clips/0/talking_photo_style", E,
     [f"{SCENE}/character/talking_photo_style"], ""),
    (_body(PHOTO | {"talking_photo_style": "normal"}), "/clips/0/talking_photo_style", A, [],
     "left out"),
    (_body({"input_text": "Hi", "voice_id": "v", "scale": 1}), "/clips/0/scale", A, [],
     "no presenter"),
    (_body(AVATAR), "/clips/0/input_text", E,
     [f"{SCENE}/voice/type", f"{SCENE}/voice/input_text"], ""),
    (_body({"avatar_id": "a", "input_text": "Hi"}), "/clips/0/input_text", U,
     [f"{SCENE}/voice/type", f"{SCENE}/voice/input_text"], "default_voice_id"),
    (_body(AVATAR | {"input_audio": "u"}), "/clips/0/input_audio", U, [], "one speech"),
    (_body({"avatar_id": "a", "input_audio": "u"}), "/clips/0/input_audio", E,
     [f"{SCENE}/voice/type", f"{SCENE}/voice/audio_url"], ""),
    (_body({"avatar_id": "a", "input_audio": "u", "voice_id": "v"}), "/clips/0/voice_id", A, [],
     "without effect"),
    (_body(AVATAR | {"scale": 1}), "/clips/0/scale", A, [f"{SCENE}/character/scale"], "render"),
    (_body(AVATAR | {"scale": 5.5}), "/clips/0/scale", U, [], "0 to 5"),
    (_body(PHOTO | {"scale": 2.5}), "/clips/0/scale", U, [], "0 to 2"),
    (_body(AVATAR | {"scale": "0.8"}), "/clips/0/scale", U, [], "takes a number"),
    (_body(AVATAR | {"scale": True}), "/clips/0/scale", U, [], "takes a number"),
    (_body(AVATAR | {"offset": {"x": 0}}), "/clips/0/offset/x", E,
     [f"{SCENE}/character/offset/x"], ""),
    (_body(AVATAR | {"offset": {"x": 0.7}}), "/clips/0/offset/x", A,
     [f"{SCENE}/character/offset/x"], "centre"),
    (_body(AVATAR | {"offset": {"y": 0.0}}), "/clips/0/offset/y", E,
     [f"{SCENE}/character/offset/y"], ""),
    (_body(AVATAR | {"offset": {"y": -1}}), "/clips/0/offset/y", A,
     [f"{SCENE}/character/offset/y"], "--keep-offset-sign"),
    (_body(AVATAR | {"offset": {}}), "/clips/0/offset", E, [], "says nothing"),
    (_body(AVATAR | {"offset": {"z": 1}}), "/clips/0/offset/z", U, [], "no field of v1"),
    (_body(AVATAR | {"caption": False}), "/clips/0/caption", A, [], "says the same"),
    (_body(AVATAR | {"caption": True}), "/clips/0/caption", U, [], "whole video"),
    (_body(AVATAR | {"caption": True}, caption_open=True), "/clips/0/caption", A, [], "the same"),
    (_body(title="x"), "/title", U, [], "no field of v1"),
    (_body(title={}), "/title", U, [], "no field of v1"),
    (_body(*[AVATAR] * 51), "/clips/50/avatar_id", U, [], "50 scenes"),
    (_body({}), "/clips/0", E, [], "says nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "at", "fate", "targets", "words"), FATES)
def test_fate(body: dict[str, Any], at: str, fate: Fate, targets: list[str], words: str) -> None:
    """Each row of the table of fates."""
    entry = _entry(body, at)

    assert (fate, tuple(targets)) == (entry.fate, entry.targets)
    assert words in entry.note
    assert bool(words) == bool(entry.note)


@pytest.mark.parametrize(
    ("y", "expected"),
    [(-0.3, "0.3"), (0.3, "-0.3"), (-1, "1"), (1, "-1"), (0, "0"), (0.0, "0.0"), (-0.0, "0.0")],
)
def test_vertical_offset_is_turned_and_never_minus_zero(y: float, expected: str) -> None:
    """Whole numbers stay whole; zero has no sign."""
    result = _migrate(_body(AVATAR | {"offset": {"y": y}}))

    assert result.body is not None
    assert expected == json.dumps(result.body["video_inputs"][0]["character"]["offset"]["y"])


def test_wrong_values_and_unknown_fields_are_told_apart() -> None:
    """A misspelt name and a value of the wrong kind call for different repairs."""
    body = _body(AVATAR | {"scale": "big", "Scale": 1})

    assert "`scale` is the text" in _entry(body, "/clips/0/scale").note
    assert "no field of v1" in _entry(body, "/clips/0/Scale").note


def test_all_of_a_clip_beyond_the_limit_waits() -> None:
    """No leaf of the 51st clip is written, and each of them says why."""
    ledger = _migrate(_body(*[AVATAR] * 51)).ledger
    beyond = [entry for entry in ledger.leaves if pointers.within(entry.source, "/clips/50")]

    assert [(entry.fate, entry.targets) for entry in beyond] == [(U, ())] * 3


def test_a_loop_is_added_and_says_why() -> None:
    """v1 loops its background video unasked."""
    result = _migrate(_body(AVATAR, PHOTO, background="https://a.example/b.mp4"))

    assert [f"/video_inputs/{i}/background/play_style" for i in (0, 1)] == [
        addition.target for addition in result.ledger.added
    ]


def test_a_missing_ratio_is_noted() -> None:
    """It has no leaf to stand on, and still matters."""
    assert ["ratio" in note for note in _migrate(_body()).notes] == [True]
    assert not _migrate(_body(ratio="9:16")).notes


# --- answers and consent -------------------------------------------------------------------------


def test_a_voice_answers_for_every_text_without_one() -> None:
    """It is added, and the text is then exact."""
    result = _migrate(_body({"avatar_id": "a", "input_text": "Hi"}), policy=Policy(voice="w"))

    assert result.body is not None
    assert result.body["video_inputs"][0]["voice"]["voice_id"] == "w"
    assert [f"{SCENE}/voice/voice_id"] == [addition.target for addition in result.ledger.added]


def test_a_missing_voice_cannot_be_accepted_away() -> None:
    """v2 would refuse the body, so consent is not enough."""
    result = _migrate(_body({"avatar_id": "a", "input_text": "Hi"}), consent=EVERYTHING)

    assert result.status is Status.BLOCKED
    assert "voice_id" in result.reason
    assert "--voice ID" in result.reason


def test_accepted_leaves_keep_their_fate() -> None:
    """The account still says what was lost, and that the user agreed."""
    consent = Consent(("/quality", "/clips/0"))
    result = _migrate(_body(AVATAR | {"pose": {"a": 1, "b": 2}}, quality="high"), consent=consent)
    accepted = [entry for entry in result.ledger.leaves if entry.note.endswith("; accepted")]

    assert result.status is Status.MIGRATED
    assert [e.source for e in accepted] == ["/quality", "/clips/0/pose/a", "/clips/0/pose/b"]
    assert {U} == {entry.fate for entry in accepted}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("/qualty", "did you mean /quality?"),
        ("/version", "nothing there waits for consent, its fate is exact"),
        ("/somewhere/else", "what waits is /quality"),
    ],
)
def test_consent_to_nothing_is_a_slip(asked: str, words: str) -> None:
    """A pointer that matches no blocking leaf is a typing error, and the near one is named."""
    ledger = _migrate(_body(quality="high")).ledger
    with pytest.raises(UsageError, match="--accept") as error:
        Consent((asked,)).check([ledger])

    assert words in str(error.value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"clips": []}, "the v1 body is wrong itself (`clips` is empty"),
        ({"version": "v1alpha", "clips": [{"avatar_id": "a"}]}, "the v1 body is wrong itself"),
        (_body({"avatar_id": "a", "input_text": "Hi"}), "1 leaf waits"),
        (_body(AVATAR | {"a": 1, "b": 1}), "2 leaves wait"),
    ],
)
def test_the_reason_says_whose_turn_it_is(body: dict[str, Any], words: str) -> None:
    """An unanswered question, or a source that was never right."""
    assert words in _migrate(body, dialect="v1").reason


# --- files that are no such body -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "words", "place"),
    [
        ('{"clips": [1,]}', "unknown", "comma", (1, 13)),
        ("clipspec: 1\nvideo: {clips: [], test: '{{ t }}'}\n", "v1", "`t` is not", (2, 26)),
        ('{"hello": 1}', "unknown", "not a video body", (1, 1)),
        ("[]", "unknown", "not a video body", (1, 1)),
    ],
)
def test_what_is_no_such_body_is_not_judged(
    text: str, source: str, words: str, place: tuple[int, int]
) -> None:
    """It is blocked with a place, and no ledger pretends to know it."""
    name = "a.yaml" if text.startswith("clipspec") else "a.json"
    result = migrate(parse(text, name), Request(V2))

    assert (Status.BLOCKED, source) == (result.status, result.source)
    assert words in result.reason
    assert result.place is not None
    assert place == (result.place.line, result.place.column)
    assert not result.ledger.leaves


def test_a_body_of_another_version_than_named_is_one_message() -> None:
    """--dialect does not make thirty unknown fields of a body that clearly is another version's."""
    body = {"video_inputs": [], "dimension": {"width": 1280, "height": 720}}
    result = _migrate(body, dialect="v1")

    assert result.status is Status.BLOCKED
    assert "a v2 body" in result.reason


def test_harmless_problems_do_not_block() -> None:
    """`010` is the number 10 for us, whatever YAML 1.1 thinks."""
    text = "version: v1alpha\ntest: true\nclips: [{avatar_id: a, input_text: 'a', voice_id: no}]\n"
    document = parse(text, "a.yaml")

    assert document.problems, "the case must show something harmless"
    assert migrate(document, Request(V2)).status is Status.MIGRATED


def test_migrating_again_changes_nothing() -> None:
    """The output is in the target dialect, and stays as it is."""
    first = _migrate(_body(ratio="16:9", test=True))

    assert _migrate(first.body).status is Status.UNCHANGED


def test_an_account_that_does_not_balance_is_our_fault() -> None:
    """Whatever a writer forgets or invents, the ledger notices."""
    body = _body(test=True)
    assert V1.read is not None
    reading = V1.read(body)
    forgetful = Draft("v2", {"title": "x"}, {"/test": ("/nowhere",)})

    with pytest.raises(UnbalancedError, match="written from nowhere: /title"):
        balance(Crossing(V1, V2, body, reading, forgetful))
    with pytest.raises(UnbalancedError, match="read, but neither written nor remarked on: /clips"):
        balance(Crossing(V1, V2, body, reading, Draft("v2")))


# --- real bodies ---------------------------------------------------------------------------------


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real bodies lies outside")
def test_real_bodies_migrate_or_ask() -> None:
    """Each body that people really send migrates, or blocks with questions; its ledger is whole."""
    outcomes = Counter[str]()
    for path in sorted(CORPUS.glob("v*/*.json")):
        document = parse(path.read_bytes(), path.name)
        result = migrate(document, Request(V2))
        outcomes[result.status.value] += 1
        waiting = [entry for entry in result.ledger.leaves if entry.fate.blocks]

        if result.ledger.leaves:
            assert _leaves(document.data) == [entry.source for entry in result.ledger.leaves]
        if result.status is Status.BLOCKED:
            assert waiting or result.reason
        else:
            assert not waiting

    assert outcomes["migrated"] >= 5
    assert outcomes["blocked"] >= 5
