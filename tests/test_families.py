"""A family of rules that is passed over has nothing to say: skipping it is never noticed.

Bodies are made of what the case files hold, so that every rule comes near to speaking.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import strategies
from clipspec import pointer as pointers
from clipspec import validate
from clipspec.dialects import dialects
from clipspec.lint.project.catalog import Catalog, Entry
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import checks, concerned
from clipspec.lint.subject import identify
from clipspec.source import parse
from hypothesis import given, settings
from hypothesis import strategies as st
from test_lint_cases import CASES

_DOCUMENTS = [parse(path.read_bytes(), path.name) for path in sorted(CASES.glob("*/*[ad]*.*"))]
_BODIES: list[tuple[str, Any]] = [
    (subject.dialect.name, subject.body)
    for subject in map(identify, _DOCUMENTS)
    if subject.kind == "body" and subject.dialect is not None
]
# What stands beside the clips in the cases, such as `test: true`: the values of each member.
_MEMBERS: dict[str, dict[str, list[Any]]] = {name: {} for name in dialects()}
for _name, _body in _BODIES:
    for _key, _value in _body.items():
        if not isinstance(_value, (dict, list)):
            _MEMBERS[_name].setdefault(_key, []).append(_value)
_LEAVES = [leaf for _, body in _BODIES for _, leaf in pointers.leaves(body)]
_TEXTS = sorted({leaf for leaf in _LEAVES if isinstance(leaf, str)})
_WORDS = sorted({word for text in _TEXTS for word in text.split()})

# A sentence of words that are in the cases, a cut of one of their texts, or any text at all.
texts = st.one_of(
    st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map("-".join),
    st.builds(lambda text, start, end: text[start:end], st.sampled_from(_TEXTS),
              st.integers(0, 20), st.none() | st.integers(-20, -1)),
    strategies.texts,
)  # fmt: skip
values = texts | st.sampled_from(_LEAVES) | strategies.anything
known = st.sampled_from(_BODIES)
made = st.tuples(st.just("v1"), strategies.v1_bodies) | st.tuples(
    st.just("v2"), strategies.v2_bodies
)
ACCOUNT = Catalog({"one": Entry("one", "group"), "two": Entry("two", "voice")}, "2026-11-01")
SETTINGS = [  # each fact alone must be enough
    Setting(today="2026-11-22"),
    Setting(today="2026-11-22", plan="free"),
    Setting(today="2026-11-22", stage="sandbox"),
    Setting(today="2026-11-22", stage="production"),
    Setting(today="2026-11-22", limits={"script": 10, "test_video": 1}),
    Setting(today="2026-11-22", catalog=ACCOUNT),
]


@settings(max_examples=600)
@given(known | made, st.data(), st.sampled_from(SETTINGS))
def test_a_family_that_is_not_concerned_is_silent(
    named: tuple[str, Any], data: st.DataObject, setting: Setting
) -> None:
    dialect, body = named[0], json.loads(json.dumps(named[1]))
    _change(body, _MEMBERS[dialect], data)
    _hold_silent(dialect, body, setting)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_family_is_not_passed_over_for_want_of_a_fact(setting: Setting) -> None:
    for dialect, body in _BODIES:
        _hold_silent(dialect, body, setting)
        _hold_silent(dialect, body | {"test": True}, setting)


def test_a_plain_body_concerns_few_rules() -> None:
    """The bodies that most people have are passed by: this is what makes a thousand files quick."""
    body = {
        "version": "v1alpha",
        "ratio": "16:9",
        "background": "#FAFAFA",
        "clips": [
            {
                "avatar_id": "Daisy-inskirt-20220818",
                "voice_id": "1bd001e7e50f421d891986aad5158bc8",
                "input_text": "Good morning, and thank you for opening this short clip!",
                "scale": 1,
                "offset": {"x": 0, "y": 0},
            }
        ],
    }

    run = list(concerned(Body(body, dialects()["v1"]), refused=False))

    assert len(run) < len(checks()) / 5


def _hold_silent(dialect: str, body: dict[str, Any], setting: Setting) -> None:
    """Run every rule that was passed over after all: it finds nothing."""
    seen = Body(body, dialects()[dialect], setting)
    refused = not validate.is_valid(seen.dialect.schema, body)
    run = {rule.name for rule in concerned(seen, refused)}
    for rule in checks():
        if rule.check is not None and rule.name not in run and rule.applies(seen.dialect):
            assert list(rule.check(seen)) == [], rule.name


def _change(body: dict[str, Any], beside: dict[str, list[Any]], data: st.DataObject) -> None:
    """Add up to two members, and put something else in up to three places."""
    for name in data.draw(st.lists(st.sampled_from(sorted(beside)), max_size=2)):
        body[name] = data.draw(st.sampled_from(beside[name]))
    for _ in range(data.draw(st.integers(0, 3))):
        places = [at for at, _ in pointers.leaves(body) if at]
        if places:
            at = data.draw(st.sampled_from(places))
            holder, key = pointers.get(body, pointers.parent(at)), pointers.last(at)
            holder[int(key) if isinstance(holder, list) else key] = data.draw(values)
