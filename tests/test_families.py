"""A family of rules that is passed over has nothing to say: skipping it is never noticed.

Bodies are made of what the case files hold, so that every rule comes near to speaking.
"""

from __future__ import annotations

import json
from typing import Any

import strategies
from clipspec import pointer as pointers
from clipspec import validate
from clipspec.dialects import dialects
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
what_is_known = st.builds(
    Setting,
    plan=st.none() | st.sampled_from(["free", "pro"]),
    stage=st.none() | st.sampled_from(["sandbox", "production"]),
    today=st.just("2026-11-22"),
)


@settings(max_examples=600)
@given(known | made, st.data(), what_is_known)
def test_a_family_that_is_not_concerned_is_silent(
    named: tuple[str, Any], data: st.DataObject, setting: Setting
) -> None:
    """Every rule that was passed over is run after all, and finds nothing."""
    dialect = dialects()[named[0]]
    body = _changed(json.loads(json.dumps(named[1])), data)
    seen = Body(body, dialect, setting)
    refused = not validate.is_valid(dialect.schema, body)
    run = {rule.name for rule in concerned(seen, refused)}

    for rule in checks():
        if rule.name not in run and rule.applies(dialect):
            assert rule.check is not None
            assert list(rule.check(seen)) == [], rule.name


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


def _changed(body: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Put something else in up to three places."""
    for _ in range(data.draw(st.integers(0, 3))):
        places = [at for at, _ in pointers.leaves(body) if at]
        if places:
            at = data.draw(st.sampled_from(places))
            holder, key = pointers.get(body, pointers.parent(at)), pointers.last(at)
            holder[int(key) if isinstance(holder, list) else key] = data.draw(values)
    return body
