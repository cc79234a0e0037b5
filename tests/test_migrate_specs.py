"""Migrating specs: rules one by one, what is blocked and where, and the laws.

Naturality: migrating the body that a spec makes of a row gives what the migrated spec makes of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import strategies
import templating
from clipspec import pointer as pointers
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.expand.directives import NAMES
from clipspec.lint.engine import judge
from clipspec.migrate import Consent, Entry, Migration, Request, Status, migrate
from clipspec.migrate.migration import crossed
from clipspec.migrate.report import as_data
from clipspec.migrate.specs import attempt, learning, proving
from clipspec.migrate.specs.rules import Turned
from clipspec.source import Document, parse
from clipspec.validate import is_valid
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from naturality import BODIES, WAYS, Law, Tally, Way, document_of, few

V1, V2, V3 = dialects()["v1"], dialects()["v2"], dialects()["v3"]
EVERYTHING = Consent(("all",))
CASES = Path(__file__).parent / "cases" / "specs"

AVATAR = {"avatar_id": "a", "input_text": "Hi", "voice_id": "v"}
PHOTO = {"talking_photo_id": "p", "input_text": "Hi", "voice_id": "v"}
SCENE = {
    "character": {"type": "avatar", "avatar_id": "a"},
    "voice": {"type": "text", "input_text": "Hi", "voice_id": "v"},
}
TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "number"}, {"type": "boolean"}
COLOR = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}


def _spec(*clips: Any, params: Any = None, vars_: Any = None, **members: Any) -> dict[str, Any]:
    """A v1 spec; `more` of the document goes in by `|`."""
    video = {"version": "v1alpha", **members, "clips": list(clips) or [AVATAR]}
    return {"clipspec": 1, "params": params or {}, "vars": vars_ or {}, "video": video}


def _v2(*scenes: Any, params: Any = None, **members: Any) -> dict[str, Any]:
    return {"clipspec": 1, "params": params or {}, "video": {"video_inputs": [*scenes], **members}}


def _migrate(spec: Any, target: Dialect = V2, **wishes: Any) -> Migration:
    return migrate(document_of(spec), Request(target, **wishes))


def _video(spec: Any, target: Dialect = V2, **wishes: Any) -> Any:
    """The new body of a spec, which has to migrate."""
    result = _migrate(spec, target, **wishes)
    assert result.body is not None, (result.reason, _waiting(result))
    return result.body["video"]


def _waiting(result: Migration) -> list[Entry]:
    return [entry for entry in result.ledger.leaves if entry.fate.blocks]


def _entry(result: Migration, at: str) -> Entry:
    return next(entry for entry in result.ledger.leaves if entry.source == at)


# --- templates, rule by rule ---------------------------------------------------------------------

CHARACTER, VOICE = "/video_inputs/0/character", "/video_inputs/0/voice"
RULES: list[tuple[str, dict[str, Any], str, Any]] = [
    ("moves", _spec(AVATAR | {"avatar_id": "{{ a }}"}, params={"a": TEXT}),
     f"{CHARACTER}/avatar_id", "{{ a }}"),
    ("moves byte for byte", _spec(AVATAR | {"avatar_id": "{{-a|trim  }}"}, params={"a": TEXT}),
     f"{CHARACTER}/avatar_id", "{{-a|trim  }}"),
    ("text moves", _spec(AVATAR | {"input_text": "Hi {{ n }}{% if n == 'Bo' %}!{% endif %}"},
                         params={"n": TEXT}),
     f"{VOICE}/input_text", "Hi {{ n }}{% if n == 'Bo' %}!{% endif %}"),
    ("an include moves", _spec(AVATAR | {"input_text": "{% include 'hi.txt.j2' %}"}),
     f"{VOICE}/input_text", "{% include 'hi.txt.j2' %}"),
    ("a number moves", _spec(AVATAR | {"scale": "{{ s }}"}, params={"s": NUMBER}),
     f"{CHARACTER}/scale", "{{ s }}"),
    ("what follows is constant", _spec(AVATAR | {"avatar_id": "{{ a }}"}, params={"a": TEXT}),
     f"{CHARACTER}/type", "avatar"),
    ("a name is turned", _spec(AVATAR | {"offset": {"y": "{{ y }}"}}, params={"y": NUMBER}),
     f"{CHARACTER}/offset/y", "{{ 0 - y }}"),
    ("a member is turned", _spec(AVATAR | {"offset": {"y": "{{ o.y }}"}}, vars_={"o": {"y": 0}}),
     f"{CHARACTER}/offset/y", "{{ 0 - o.y }}"),
    ("an expression is turned", _spec(AVATAR | {"offset": {"y": "{{ y | abs }}"}},
                                      params={"y": NUMBER}),
     f"{CHARACTER}/offset/y", "{{ 0 - (y | abs) }}"),
    ("what was turned is turned back", _spec(AVATAR | {"offset": {"y": "{{ 0 - (y | abs) }}"}},
                                             params={"y": NUMBER}),
     f"{CHARACTER}/offset/y", "{{ y | abs }}"),
    ("another minus is none of ours", _spec(AVATAR | {"offset": {"y": "{{ 0 - y - 1 }}"}},
                                            params={"y": NUMBER}),
     f"{CHARACTER}/offset/y", "{{ 0 - (0 - y - 1) }}"),
    ("a choice of two", _spec(ratio="{{ r }}", params={"r": {"enum": ["9:16", "16:9"]}}),
     "/dimension/width", "{{ 1280 if r == '16:9' else 720 }}"),
    ("a table that refuses the rest", _spec(ratio="{{ r }}", params={"r": TEXT}),
     "/dimension/height", "{{ {'16:9': 720, '9:16': 1280}[r] }}"),
    ("an enum with more than the field takes",
     _spec(ratio="{{ r }}", params={"r": {"enum": ["9:16", "16:9", "1:1"]}}),
     "/dimension/width", "{{ {'16:9': 1280, '9:16': 720}[r] }}"),
    ("an axis of the matrix", _spec(ratio="{{ r }}") | {"matrix": {"r": ["16:9", "9:16"]}},
     "/dimension/width", "{{ 1280 if r == '16:9' else 720 }}"),
    ("a var is looked up", _spec(ratio="{{ r }}", vars_={"r": "9:16"}),
     "/dimension/width", "{{ {'16:9': 1280, '9:16': 720}[r] }}"),
    ("an expression is looked up", _spec(ratio="{{ '16:9' if w else '9:16' }}", params={"w": FLAG}),
     "/dimension/width", "{{ {'16:9': 1280, '9:16': 720}['16:9' if w else '9:16'] }}"),
    ("the kind of a var", _spec(background="{{ c }}", vars_={"c": "#FAFAFA"}),
     "/video_inputs/0/background", {"type": "color", "value": "{{ c }}"}),
    ("the kind of a pattern", _spec(background="{{ c }}", params={"c": COLOR}),
     "/video_inputs/0/background", {"type": "color", "value": "{{ c }}"}),
    ("the kind of an enum", _spec(background="{{ u }}",
                                  params={"u": {"enum": ["https://a/b.mp4", "https://a/c.mp4"]}}),
     "/video_inputs/0/background",
     {"type": "video", "url": "{{ u }}", "play_style": "loop"}),
    ("the kind of an address", _spec(background="https://a/{{ n }}.mp4", params={"n": TEXT}),
     "/video_inputs/0/background",
     {"type": "video", "url": "https://a/{{ n }}.mp4", "play_style": "loop"}),
    ("the kind of a file", _spec(background="{{ base }}/b.png", params={"base": TEXT}),
     "/video_inputs/0/background", {"type": "image", "url": "{{ base }}/b.png"}),
    ("the parts of a colour", _spec(background="#{{ r }}{{ g }}{{ b }}",
                                    params=dict.fromkeys("rgb", TEXT)),
     "/video_inputs/0/background", {"type": "color", "value": "#{{ r }}{{ g }}{{ b }}"}),
    ("the kind of a choice", _spec(background="{{ colors[plan] }}",
                                   params={"plan": {"enum": ["free", "pro"]}},
                                   vars_={"colors": {"free": "#FAFAFA", "pro": "#000000"}}),
     "/video_inputs/0/background", {"type": "color", "value": "{{ colors[plan] }}"}),
    ("an object of a var", _spec(AVATAR | {"offset": "{{ c.offset }}"},
                                 vars_={"c": {"offset": {"x": 0.3, "y": -0.3}}}),
     f"{CHARACTER}/offset", {"x": "{{ c.offset.x }}", "y": "{{ 0 - c.offset.y }}"}),
    ("an object of a param", _spec(
        AVATAR | {"offset": "{{ o }}"},
        params={"o": {"type": "object", "properties": {"x": NUMBER, "y": NUMBER},
                      "required": ["x", "y"]}}),
     f"{CHARACTER}/offset", {"x": "{{ o.x }}", "y": "{{ 0 - o.y }}"}),
    ("an object of a choice", _spec(AVATAR | {"offset": "{{ at[p] }}"},
                                    params={"p": {"enum": ["l", "r"]}},
                                    vars_={"at": {"l": {"x": -1}, "r": {"x": 1}}}),
     f"{CHARACTER}/offset", {"x": "{{ at[p].x }}"}),
    ("a member called as a method is", _spec(AVATAR | {"input_text": "{{ t['items'] }}"},
                                             vars_={"t": {"items": "Hi"}}),
     f"{VOICE}/input_text", "{{ t['items'] }}"),
    ("a list of a var", _spec("{{ intro }}", vars_={"intro": AVATAR}),
     f"{VOICE}/input_text", "{{ intro.input_text }}"),
    ("what is left out stays out", _spec(AVATAR | {"avatar_style": "{{ s or omit }}"},
                                         params={"s": TEXT}),
     f"{CHARACTER}/avatar_style", "{{ s or omit }}"),
    ("a member is turned where it is there", _spec(
        AVATAR | {"offset": {"y": "{{ y if b else omit }}"}}, params={"y": NUMBER, "b": FLAG}),
     f"{CHARACTER}/offset", {"y": "{{ 0 - y if b else omit }}"}),
    ("one or none is turned", _spec(AVATAR | {"offset": {"y": "{{ y or omit }}"}},
                                    params={"y": NUMBER}),
     f"{CHARACTER}/offset", {"y": "{{ 0 - y if y else omit }}"}),
    ("what is left out in two ways", _spec(
        AVATAR | {"offset": {"y": "{{ (y or omit) if loud else omit }}"}},
        params={"y": NUMBER, "loud": FLAG}),
     f"{CHARACTER}/offset", {"y": "{{ omit if ((y or omit) if loud else omit) is sameas(omit) "
                                  "else 0 - ((y or omit) if loud else omit) }}"}),
    ("an object goes with its member", _spec(background="{{ omit if b is none else b }}",
                                             params={"b": {**COLOR, "type": ["string", "null"]}}),
     "/video_inputs/0/background", {"type": "{{ omit if b is none else 'color' }}",
                                    "value": "{{ omit if b is none else b }}"}),
    ("two kinds of one thing", _spec(background="{{ b }}", params={
        "b": {"enum": ["#FAFAFA", "https://a/b.png"]}}),
     "/video_inputs/0/background", {"type": "{{ 'color' if b == '#FAFAFA' else 'image' }}",
                                    "url": "{{ omit if b == '#FAFAFA' else b }}",
                                    "value": "{{ omit if b == 'https://a/b.png' else b }}"}),
    ("a member of two kinds of three", _spec(background="{{ b }}", params={
        "b": {"enum": ["https://a/b.mp4", "#FAFAFA", "https://a/b.png"]}}),
     "/video_inputs/0/background/play_style",
     "{{ omit if b in ['#FAFAFA', 'https://a/b.png'] else 'loop' }}"),
    ("left out or an error", _spec(AVATAR | {"scale": "{{ omit if b }}"}, params={"b": FLAG}),
     f"{CHARACTER}/scale", "{{ omit if b }}"),
    ("a value with which nothing is there is none", _spec(
        PHOTO | {"talking_photo_style": "{{ omit if s == 'square' else s }}"},
        params={"s": {"type": "string", "default": "square", "examples": ["circle"]}}),
     f"{CHARACTER}/talking_photo_style",
     "{{ omit if s == 'square' else (omit if s == 'normal' else s) }}"),
    ("what the target does anyway", _spec(
        PHOTO | {"talking_photo_style": "{{ s }}"}, params={"s": {"enum": ["normal", "circle"]}}),
     f"{CHARACTER}/talking_photo_style", "{{ omit if s == 'normal' else s }}"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "at", "expected"), [row[1:] for row in RULES],
                         ids=[row[0] for row in RULES])  # fmt: skip
def test_rule(spec: dict[str, Any], at: str, expected: Any) -> None:
    """What becomes of one template."""
    assert expected == pointers.get(_video(spec), at)


def test_the_rest_of_a_spec_stays() -> None:
    """All but `video` is the same data, in the same order."""
    spec = {"name": "n-{{ a }}", **_spec(AVATAR | {"voice_id": "{{ a }}"}, params={"a": TEXT}),
            "data": "people.csv", "examples": [{"a": "x"}]}  # fmt: skip
    result = _migrate(spec)
    assert result.body is not None

    assert list(spec) == list(result.body)
    assert {**spec, "video": None} == {**result.body, "video": None}
    assert result.at == "/video"
    assert result.origins["/video_inputs/0/voice/voice_id"] == ("/clips/0/voice_id",)


def test_one_text_is_one_value() -> None:
    """Scenes whose backgrounds are the same template have one background, whatever it is."""
    color = {"background": {"type": "color", "value": "{{ c }}"}}
    spec = _v2(SCENE | color, SCENE | color, params={"c": COLOR})
    other = _v2(SCENE | color, SCENE | {"background": {"type": "color", "value": "{{ d }}"}},
                params={"c": COLOR, "d": COLOR})  # fmt: skip

    assert _video(spec, V1)["background"] == "{{ c }}"
    assert _migrate(other, V1).status is Status.BLOCKED


def test_templates_that_depend_on_each_other_are_blocked() -> None:
    """A caption of a clip is right or wrong by the switch of the whole video."""
    clip = AVATAR | {"caption": "{{ d }}"}
    same = AVATAR | {"caption": "{{ c }}"}
    params = {"c": FLAG, "d": FLAG}

    assert _migrate(_spec(clip, caption_open="{{ c }}", params=params)).status is Status.BLOCKED
    assert _video(_spec(same, caption_open="{{ c }}", params=params))["caption"] == "{{ c }}"


SIZES = {"wide": {"width": 1920, "height": 1080}, "tall": {"width": 1080, "height": 1920}}


@pytest.mark.parametrize(
    ("target", "at", "expected"),
    [
        (V1, "/ratio", "{{ '16:9' if shape == 'wide' else '9:16' }}"),
        (V3, "/aspect_ratio", "{{ '16:9' if shape == 'wide' else '9:16' }}"),
        (V3, "/resolution", "1080p"),
    ],
)
def test_templates_that_follow_from_one_param_are_one(
    target: Dialect, at: str, expected: str
) -> None:
    """A width and a height make a shape together; what they follow from says which."""
    spec = _v2(SCENE, params={"shape": {"enum": ["wide", "tall"]}}, dimension="{{ sizes[shape] }}")
    spec["vars"] = {"sizes": SIZES}

    assert expected == pointers.get(_video(spec, target), at)


@pytest.mark.parametrize("schema", [{"enum": ["16:9", "9:16"]}, TEXT], ids=["enum", "text"])
def test_a_ratio_goes_from_version_to_version(schema: Any) -> None:
    """The width and the height that v2 got from a ratio are one ratio again, in v1 and in v3."""
    there = _migrate(_spec(ratio="{{ r }}", params={"r": schema}))

    assert _video(there.body, V1)["ratio"] == "{{ r }}"
    assert _video(there.body, V3)["aspect_ratio"] == "{{ r }}"


def test_a_kept_sign_keeps_the_template() -> None:
    """With --keep-offset-sign nothing is turned."""
    spec = _spec(AVATAR | {"offset": {"y": "{{ y }}"}}, params={"y": NUMBER})
    video = _video(spec, policy=Policy(keep_offset_sign=True))

    assert video["video_inputs"][0]["character"]["offset"]["y"] == "{{ y }}"


# --- directives ----------------------------------------------------------------------------------

LOOPED = {"when": "on", "loop": "{{ steps }}", "loop_var": "step", "loop_index": "n",
          **AVATAR, "input_text": "{{ n }}: {{ step }}"}  # fmt: skip
STEPS = {"on": FLAG, "steps": {"type": "array", "items": TEXT}}


def test_directives_keep_their_place() -> None:
    """A loop under a condition, and a block, stand first on what their items have become."""
    block = {"block": [PHOTO, LOOPED], "loop": ["x", "y"]}
    first, second, third = _video(_spec(AVATAR, LOOPED, block, params=STEPS))["video_inputs"]

    assert not set(first) & set(NAMES)
    assert list(second) == ["when", "loop", "loop_var", "loop_index", "character", "voice"]
    assert {name: LOOPED[name] for name in NAMES if name in LOOPED} == {
        name: second[name] for name in NAMES if name in second
    }
    assert list(third) == ["loop", "block"]
    assert [next(iter(item)) for item in third["block"]] == ["character", "when"]


def test_directives_stand_in_the_ledger() -> None:
    """Each of their leaves goes exactly to where it stands now."""
    entry = _entry(_migrate(_spec(AVATAR, LOOPED, params=STEPS)), "/video/clips/1/loop_var")

    assert (entry.fate, entry.targets) == (Fate.EXACT, ("/video/video_inputs/1/loop_var",))


def test_items_with_directives_are_a_film_of_scenes() -> None:
    """How many there are is not known, so that v3 gets the form for several, even of one."""
    result = _migrate(_spec(LOOPED, params=STEPS), V3)
    assert result.body is not None
    video = result.body["video"]

    assert any("as for several scenes" in note for note in result.notes)
    assert (video["type"], next(iter(video["scenes"][0]))) == ("studio", "when")
    assert _video(_spec(AVATAR), V3)["type"] == "avatar"


def test_what_depends_on_the_number_of_items_says_so() -> None:
    """v2 starts a video anew in each scene: in how many, only a row can say."""
    result = _migrate(_spec(AVATAR, LOOPED, background="https://a.example/b.mp4", params=STEPS))
    note = _entry(result, "/video/background").note

    assert "each of the 2 scenes" in note
    assert "can change from row to row" in note


@pytest.mark.parametrize(
    ("spec", "at", "words"),
    [
        (_v2({"when": "on", **SCENE, "background": {"type": "color", "value": "#FAFAFA"}}, SCENE,
             params={"on": FLAG}),
         "/video/video_inputs/0/when", "absent"),
        (_v2({"loop": "{{ cs }}", "loop_var": "c", **SCENE,
              "background": {"type": "color", "value": "{{ c }}"}},
             params={"cs": {"type": "array", "items": COLOR}}),
         "/video/video_inputs/0/background/value", "from turn to turn"),
    ],
    ids=["absent", "turning"],
)  # fmt: skip
def test_an_item_that_is_not_its_own_is_blocked(spec: Any, at: str, words: str) -> None:
    """v1 has one background: a scene that may be absent, or is there twice, cannot bring it."""
    result = _migrate(spec, V1, consent=EVERYTHING) if "when" in at else _migrate(spec, V1)

    assert result.status is Status.BLOCKED
    assert words in _entry(result, at).note


# --- what is blocked, and where ------------------------------------------------------------------

BLOCKED: list[tuple[str, dict[str, Any], str, str]] = [
    ("any background", _spec(background="{{ b }}", params={"b": TEXT}),
     "/video/background", "give `b` a schema"),
    ("a pattern with two kinds", _spec(background="{{ b }}", params={
        "b": {"type": "string", "pattern": "^https://a/", "default": "https://a/b.png"}}),
     "/video/background", '"https://a/b.mp4"'),
    ("a text of two ratios", _spec(ratio="{% if w %}16:9{% else %}9:16{% endif %}",
                                   params={"w": FLAG}),
     "/video/ratio", "one whole `{{ expression }}`"),
    ("an object of no shape", _spec(AVATAR | {"offset": "{{ o }}"}, params={"o": {}}),
     "/video/clips/0/offset", "write its members one by one"),
    ("an object that may lack a member", _spec(AVATAR | {"offset": "{{ o }}"}, params={
        "o": {"type": "object", "properties": {"x": NUMBER, "y": NUMBER}, "required": ["y"]}}),
     "/video/clips/0/offset", "may lack `x`"),
    ("objects of two shapes", _spec(AVATAR | {"offset": "{{ o[p] }}"},
                                    params={"p": {"enum": ["a", "b"]}},
                                    vars_={"o": {"a": {"x": 1}, "b": {"y": 1}}}),
     "/video/clips/0/offset", "not always have the same members"),
    ("a value the target refuses", _spec(AVATAR | {"scale": "{{ s }}"},
                                         params={"s": {"type": "number", "maximum": 7}}),
     "/video/clips/0/scale", "it may be 7: v2 takes 0 to 5 here"),
    ("a field of nobody", _spec(title="{{ t }}", params={"t": TEXT}),
     "/video/title", "no field of v1"),
    ("no voice", _spec({"avatar_id": "a", "input_text": "{{ t }}"}, params={"t": TEXT}),
     "/video/clips/0/input_text", "voice_id"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "at", "words"), [row[1:] for row in BLOCKED],
                         ids=[row[0] for row in BLOCKED])  # fmt: skip
def test_blocked_at_its_line(spec: dict[str, Any], at: str, words: str) -> None:
    """The one leaf that cannot be said waits, at its line, and says what would settle it."""
    result = _migrate(spec)
    (entry,) = _waiting(result)

    assert (Status.BLOCKED, at) == (result.status, entry.source)
    assert words in entry.note
    assert entry.line == document_of(spec).span(at).start.line
    assert result.body is None
    assert result.reason


def test_a_list_of_no_known_length_is_blocked() -> None:
    """A whole list that comes from a param cannot be rewritten."""
    spec = _spec(params={"c": {"type": "array"}})
    spec["video"]["clips"] = "{{ c }}"

    assert [entry.source for entry in _waiting(_migrate(spec))] == ["/video/clips"]


def test_an_answer_is_named() -> None:
    """What an option answers is asked with that option."""
    spec = _spec(test="{{ t }}", params={"t": FLAG})

    assert _entry(_migrate(spec, V3), "/video/test").answer == "--drop-test"
    assert "test" not in _video(spec, V3, policy=Policy(drop_test=True))


def test_an_accepted_loss_is_left_out_and_a_param_without_use_is_named() -> None:
    """The leaf goes, the account keeps it, and nothing refers to the param any more."""
    spec = _spec(background="{{ b }}", params={"b": TEXT})
    result = _migrate(spec, consent=Consent(("/video/background",)))
    entry = _entry(result, "/video/background")

    assert result.body is not None
    assert "background" not in result.body["video"]["video_inputs"][0]
    assert (entry.fate, entry.targets) == (Fate.NEEDS_INPUT, ())
    assert entry.note.endswith("; accepted")
    assert "the param `b` is no longer used: remove it" in result.notes


def test_rows_that_are_refused_are_told_of() -> None:
    """A scale without bounds moves; v2 refuses what it does not take when a row has it."""
    result = _migrate(_spec(AVATAR | {"scale": "{{ s }}"}, params={"s": NUMBER}))

    assert result.status is Status.MIGRATED
    assert "a row with 6 is refused" in _entry(result, "/video/clips/0/scale").note


@pytest.mark.parametrize("text", ["{{ nobody }}", "{{ a | nothing }}", "{{ a", "{% for %}"])
def test_a_template_with_a_fault_is_placed(text: str) -> None:
    """Nothing is judged then; lint says the rest."""
    result = _migrate(_spec(AVATAR | {"input_text": text}, params={"a": TEXT}))

    assert (result.status, result.place.line if result.place else 0) == (Status.BLOCKED, 14)
    assert not result.ledger.leaves


def _learn_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every number for one whose sign is turned."""

    def wrongly(*args: Any) -> learning.Lesson:
        lesson = learning.learn(*args)
        return lesson._replace(rules=dict.fromkeys(lesson.rules, Turned()))

    monkeypatch.setattr(attempt, "learn", wrongly)


def test_examples_are_compared_before_anything_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a rule learned wrong, the examples of the spec would show it."""
    spec = _spec(AVATAR | {"scale": "{{ s }}"}, params={"s": NUMBER}) | {"examples": [{"s": 2}]}
    _learn_wrongly(monkeypatch)
    monkeypatch.setattr(proving.Proof, "run", lambda self: None)

    assert "/examples/0" in _migrate(spec).reason


def test_what_was_learned_wrong_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof finds it, without examples."""
    spec = _spec(AVATAR | {"scale": "{{ s }}"}, params={"s": NUMBER})
    _learn_wrongly(monkeypatch)

    assert [entry.source for entry in _waiting(_migrate(spec))] == ["/video/clips/0/scale"]


# --- the laws ------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_migrating_and_compiling_can_change_places(way: Way) -> None:
    """Naturality; and enough specs migrate for the law to say something."""
    tally = Tally(way)

    @few(50)
    @given(made=way.specs)
    def holds(made: templating.Made) -> None:
        tally.count(made)

    holds()

    assert tally.says_enough, (vars(tally), tally.excused)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("right", [True, False], ids=["right", "any"])
@few(20)
@given(data=st.data())
def test_every_leaf_of_a_spec_stands_in_the_ledger(
    way: Way, right: bool, data: st.DataObject
) -> None:
    """Each leaf of its body and of its directives once, whatever is wrong with the body."""
    wrong = {"v1": strategies.v1_bodies, "v2": strategies.v2_bodies, "v3": strategies.v3_bodies}
    made = data.draw(templating.specs((BODIES if right else wrong)[way.source]))
    document = document_of(made.spec)
    consent = data.draw(st.sampled_from([Consent(), EVERYTHING]))
    result = migrate(document, Request(dialects()[way.target], consent=consent, dialect=way.source))

    assert is_valid("report/migration", as_data([result]))
    assert (result.body is None) == bool(result.reason)
    if result.place is not None:
        return
    leaves = [at for at, _ in pointers.leaves(made.spec["video"], "/video")]
    assert leaves == [entry.source for entry in result.ledger.leaves]
    assert all(e.line == document.span(e.source).start.line for e in result.ledger.leaves)
    assert all(e.note for e in result.ledger.leaves if e.fate is not Fate.EXACT)
    if result.body is None:
        return
    credited = {at for entry in result.ledger.leaves for at in entry.targets}
    added = {addition.target for addition in result.ledger.added}
    assert credited | added == {at for at, _ in pointers.leaves(result.body["video"], "/video")}
    assert credited.isdisjoint(added)


@few(30)
@given(made=templating.specs(BODIES["v1"]))
def test_there_and_back_again(made: templating.Made) -> None:
    """From v1 to v2 and to v1 again, every template that returns is the one that it was.

    But for values that v2 has no word for, because it does that anyway: those are left out.
    """
    there = _migrate(made.spec, V2, dialect="v1")
    if there.body is None:
        return
    back = _migrate(there.body, V1, dialect="v2")
    if back.body is None:
        return
    old, new = made.spec["video"], back.body["video"]
    for at, leaf in pointers.leaves(new):
        if templating.holds_template(leaf) and _has(old, at) and not _unfolded(old, at):
            before = pointers.get(old, at)
            assert leaf == before or ("omit if" in leaf and before.strip("{ }") in leaf)


def _has(value: Any, at: str) -> bool:
    try:
        pointers.get(value, at)
    except KeyError:
        return False
    return True


def _unfolded(value: Any, at: str) -> bool:
    """Whether a leaf stands below what was one template for an object."""
    return isinstance(pointers.get(value, pointers.parent(at)), str)


@pytest.mark.parametrize("way", WAYS, ids=str)
@few(12)
@given(data=st.data())
def test_a_migrated_spec_lints_as_its_bodies_do(way: Way, data: st.DataObject) -> None:
    """No error that neither the old spec has nor the migrated bodies of its rows."""
    made = data.draw(templating.specs(BODIES[way.source]))
    law = Law(made.spec, dialects()[way.source], dialects()[way.target])
    if law.result.body is None:
        return
    known = _errors(law.document)
    for _, body in law.bodies(made.rows):
        known |= _errors(document_of(law.wanted(body)))

    assert _errors(document_of(law.result.body)) <= known


def _errors(document: Document) -> set[str]:
    found = judge(document, None).diagnostics
    return {each.name for each in found if each.severity is Severity.ERROR}


def test_a_large_spec_takes_hardly_more_bodies_than_a_small_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What leaves each other alone is tried at once, so that the work does not grow twice over."""
    tried = Counter[int]()
    migrated = crossed

    def counted(*args: Any) -> Any:
        tried[size] += 1
        return migrated(*args)

    monkeypatch.setattr("clipspec.migrate.specs.trial.crossed", counted)
    for size in (2, 20):
        params = {f"{kind}{i}": schema for i in range(size) for kind, schema in
                  (("t", TEXT), ("s", NUMBER), ("y", NUMBER))}  # fmt: skip
        clips = [AVATAR | {"input_text": f"{{{{ t{i} }}}}", "scale": f"{{{{ s{i} }}}}",
                           "offset": {"y": f"{{{{ y{i} }}}}"}} for i in range(size)]  # fmt: skip
        assert _migrate(_spec(*clips, params=params)).status is Status.MIGRATED

    assert tried[20] < 4 * tried[2]


# --- real specs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "wishes"),
    [(V2, {}), (V3, {"consent": EVERYTHING, "policy": Policy(drop_test=True)})],
    ids=["v2", "v3"],
)
def test_a_commented_spec_of_sixty_lines(target: Dialect, wishes: Any, update: bool) -> None:
    """Anchors, a loop in a block, block scalars, offsets: as the golden file, and natural."""
    document = parse((CASES / "onboarding.yaml").read_bytes(), "onboarding.yaml")
    request = Request(target, **wishes)
    result = migrate(document, request)
    golden = CASES / f"onboarding.{target.name}.json"
    if update:
        golden.write_text(json.dumps(result.body, indent=2, ensure_ascii=False) + "\n", "utf-8")

    assert json.loads(golden.read_text("utf-8")) == result.body
    if target is V2:
        law = Law(document.data, V1, V2)
        own = {"plan": "free", "shape": "16:9", "color": "#FAFAFA", "steps": [], "lift": 0.25,
               "test": True}  # fmt: skip
        rows = [own | row | cell for row in document.data["examples"]
                for cell in ({"locale": "en"}, {"locale": "de"})]  # fmt: skip
        assert list(law.check(rows)) == ["the same"] * 4


SHIPPED = sorted((Path(__file__).parents[1] / "templates").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_specs_come_to_v2_and_v3(path: Path) -> None:
    """Each migrates, or each question stands at its line."""
    for target in (V2, V3):
        result = migrate(parse(path.read_bytes(), path.name), Request(target))

        assert result.status is not Status.BLOCKED or _waiting(result)
        assert all(entry.line > 1 for entry in result.ledger.leaves)


def test_a_spec_in_yaml_is_printed_as_it_would_be_written(
    program: Callable[..., Done], tmp_path: Path
) -> None:
    """With its comments, anchors and block scalars; what it compiles to is what it was."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path in (old, new):
        path.write_bytes((CASES / "onboarding.yaml").read_bytes())
    printed = program("migrate", str(old), "--to", "v2")
    written = program("migrate", str(new), "--to", "v2", "--write")
    text = new.read_text("utf-8")
    said = [program("compile", str(old), "--set", "customer=Ada", "--to", "v2").out,
            program("compile", str(new), "--set", "customer=Ada").out]  # fmt: skip

    assert (0, 0, text) == (printed.code, written.code, printed.out)
    for kept in ("# Everybody is greeted.", "&greeting", "# upwards, as v1 counts", ">-\n", "|\n"):
        assert kept in text
    assert said[0]
    assert said[0] == said[1]


def test_fields_of_a_spec_are_shown(program: Callable[..., Done], tmp_path: Path) -> None:
    """Directives, templates and what they became, by their places in the document."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(_spec(AVATAR, LOOPED, ratio="9:16", params=STEPS)))
    shown = program("migrate", str(path), "--to", "v2", "--diff-fields").out

    assert "- video/clips/1/loop_var " in shown
    assert "+ video/video_inputs/1/loop_var " in shown
