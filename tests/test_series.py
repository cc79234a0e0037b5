"""What no row can change is judged once: a series of bodies is judged as each of them whole.

Bodies are those of the lint cases; what differs is what the case files hold, so that every rule
comes near to speaking.
"""

from __future__ import annotations

import json
from typing import Any

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.lint.judging import judge_body
from clipspec.lint.rule import Body, places
from clipspec.lint.rulebook import checks, severity_of
from clipspec.lint.series import _PLAIN as _PLAIN_SENTENCE
from clipspec.lint.series import Series, Watched
from hypothesis import given, settings
from hypothesis import strategies as st
from test_families import SETTINGS, known, made, texts, values

_PLAIN: dict[str, Any] = {
    "version": "v1alpha",
    "ratio": "16:9",
    "background": "#FAFAFA",
    "clips": [
        {
            "avatar_id": "Daisy-inskirt-20220818",
            "voice_id": "1bd001e7e50f421d891986aad5158bc8",
            "input_text": "Good morning",
        }
    ],
}


sentences = st.from_regex(_PLAIN_SENTENCE, fullmatch=True).map(lambda text: text[:1100])


@settings(max_examples=300)
@given(known | made, st.sampled_from(SETTINGS), st.data())
def test_a_series_says_of_each_body_what_judging_it_whole_says(
    named: tuple[str, Any], setting: Any, data: st.DataObject
) -> None:
    name, body = named
    leaves = [at for at, _ in pointers.leaves(body) if at]
    varying = data.draw(st.lists(st.sampled_from(leaves), max_size=4)) if leaves else []
    series = Series(dialects()[name], varying, setting)
    for _ in range(data.draw(st.integers(1, 4))):
        one = json.loads(json.dumps(body))
        for at in varying:
            if data.draw(st.booleans()):
                _put(one, at, data.draw(texts | values | sentences))
        found = judge_body(one, dialects()[name], setting)
        clean = not any(severity_of(each) is Severity.ERROR for each in found)

        assert series.is_clean(one) is clean


@settings(max_examples=300)
@given(known | made, st.sampled_from(SETTINGS))
def test_rules_keep_what_they_declare(named: tuple[str, Any], setting: Any) -> None:
    """No finding is worse than the worst; a leafwise rule finds the same in every leaf alone."""
    dialect, body = dialects()[named[0]], named[1]
    for rule in checks():
        if not rule.applies(dialect):
            continue
        assert rule.check is not None
        found = [f._replace(rule=rule.name) for f in rule.check(Body(body, dialect, setting))]
        assert all(severity_of(f).rank >= rule.worst.rank for f in found), rule.name
        if rule.leafwise:
            alone = []
            for pattern, placed in places(body).items():
                for each in placed:
                    part = Body(body, dialect, setting)
                    part.walked = {pattern: [each]}
                    alone += [f._replace(rule=rule.name) for f in rule.check(part)]
            assert sorted(map(repr, alone)) == sorted(map(repr, found)), rule.name


def test_what_differs_decides_which_rules_are_asked_again() -> None:
    """A text that differs concerns the rules on texts, and none on placement or ids."""
    series = Series(dialects()["v1"], ["/clips/0/input_text"])

    assert series.is_clean(_PLAIN)
    assert {rule.name for rule in series._leafwise} == {"secret-in-body", "empty-text", "long-text"}
    assert series._whole == []


def test_an_error_where_nothing_differs_is_in_every_body() -> None:
    """Also one of a rule that afterwards is asked for the values that differ alone."""
    clip = {"avatar_id": "look_1", "input_audio": "http://minio:9000/a.mp3"}
    body = {**_PLAIN, "background": "https://a.example.com/a.png", "clips": [clip]}
    series = Series(dialects()["v1"], ["/background"])

    assert not series.is_clean(body)
    assert not series.is_clean({**body, "background": "https://a.example.com/b.png"})


def test_what_is_read_past_the_patterns_is_everything() -> None:
    body = Watched(_PLAIN, dialects()["v1"], Body(_PLAIN, dialects()["v1"]).setting)
    list(body.values("/clips/*/scale"))
    assert not body.touches(["/clips/*/input_text"])
    assert body.touches(["/clips/*"])
    assert body.video is not None
    assert body.touches(["/clips/*/input_text"])


def test_the_plain_body_is_plain() -> None:
    assert validate.is_valid("heygen/v1", _PLAIN)


def _put(body: Any, at: str, value: Any) -> None:
    holder, token = pointers.get(body, pointers.parent(at)), pointers.last(at)
    holder[int(token) if isinstance(holder, list) else token] = value


@given(sentences, st.sampled_from(SETTINGS))
def test_no_rule_has_an_error_for_a_plain_sentence(text: str, setting: Any) -> None:
    """What is plain is not looked at: in every dialect, wherever a text is spoken."""
    bodies: dict[str, Any] = {
        "v1": {**_PLAIN, "clips": [{**_PLAIN["clips"][0], "input_text": text}]},
        "v2": {
            "dimension": {"width": 1280, "height": 720},
            "video_inputs": [
                {
                    "character": {"type": "avatar", "avatar_id": "Daisy-inskirt-20220818"},
                    "voice": {"type": "text", "voice_id": "1bd0", "input_text": text},
                }
            ],
        },
        "v3": {"type": "avatar", "avatar_id": "a1b2", "voice_id": "1bd0", "script": text},
    }
    for name, body in bodies.items():
        found = judge_body(body, dialects()[name], setting._replace(catalog=None))
        errors = [each for each in found if severity_of(each) is Severity.ERROR]
        assert [each.rule for each in errors] in ([], ["long-text"] * bool(setting.limits))
