"""The fast validator and the one that explains are one: what the first refuses the second words.

Were they not, a body could be refused without a word, or pass in silence.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import right_bodies
import strategies
from clipspec import pointer as pointers
from clipspec import validate
from hypothesis import given, settings
from hypothesis import strategies as st

_AVATAR = {"type": "avatar", "avatar_id": "a", "script": "Hi", "voice_id": "v"}
_COLOR = {"type": "color", "color": "#0F172A"}
_V3 = (
    {
        **_AVATAR,
        "engine": {"type": "avatar_iii"},
        "background": {"type": "color", "value": "#0F172A"},
        "voice_settings": {"speed": 1.1, "engine_settings": {"engine_type": "starfish"}},
        "caption": {"file_format": "srt", "style": None},
    },
    {"type": "image", "image": {"type": "url", "url": "https://a.example/b.png"},
     "audio_url": "https://a.example/c.mp3"},
    {"type": "studio", "scenes": [
        {"type": "avatar_video", "input": {**_AVATAR, "background": _COLOR}},
        {"type": "image", "source": {"type": "asset_id", "asset_id": "i"}, "duration": 3},
        {"type": "video", "source": {"type": "url", "url": "https://a.example/b.mp4"}},
    ]},
    {"type": "cinematic_avatar", "prompt": "A walk", "avatar_id": ["a", "b"]},
)  # fmt: skip
BODIES: dict[str, st.SearchStrategy[Any]] = {
    "v1": strategies.v1_right_bodies | strategies.v1_bodies,
    "v2": strategies.v2_bodies,
    "v3": st.sampled_from(_V3),
}
RIGHT = {
    "v1": strategies.v1_right_bodies,
    "v2": right_bodies.v2_right_bodies,
    "v3": right_bodies.v3_right_bodies,
}
# What stands at the edge of a pattern: a final line break, white space that engines count unlike.
_EDGES = ["#FAFAFA\n", "#fafafa", "https://a.example/\x85b", "https://a b", "https://\n", "16:9\n"]
_VALUES = (
    strategies.anything | st.sampled_from(_EDGES) | st.sampled_from([0, -0.0, 1.0, True, 10**30])
)


@pytest.mark.parametrize("name", sorted(BODIES))
@settings(max_examples=300)
@given(data=st.data())
def test_both_validators_say_the_same(name: str, data: st.DataObject) -> None:
    """A body with anything put in the place of anything is refused by both or by neither."""
    body = json.loads(json.dumps(data.draw(BODIES[name])))
    _put(body, data, _VALUES)
    schema = f"heygen/{name}"

    findings = list(validate.explain(schema, body))

    assert validate.is_valid(schema, body) == (findings == [])


@pytest.mark.parametrize("background", _EDGES)
def test_both_validators_read_a_pattern_alike(background: str) -> None:
    """`$` is the very end of a text, and white space is what the pattern names."""
    body = {"clips": [{"avatar_id": "a", "input_text": "Hi"}], "background": background}

    findings = list(validate.explain("heygen/v1", body))

    assert validate.is_valid("heygen/v1", body) == (findings == [])
    assert findings or background in ("#fafafa", "https://a.example/\x85b")


@pytest.mark.parametrize("name", sorted(BODIES))
@settings(max_examples=300)
@given(data=st.data())
def test_what_is_settled_is_refused_by_nobody(name: str, data: st.DataObject) -> None:
    """Whatever is unknown, and whatever stands in the place of anything else."""
    body = json.loads(json.dumps(data.draw(BODIES[name])))
    for values in (st.just(validate.UNKNOWN), st.just(validate.UNKNOWN), _VALUES):
        _put(body, data, values)
    schema = f"heygen/{name}"

    if validate.is_settled(schema, body):
        assert not list(validate.explain(schema, body))
    elif all(value is not validate.UNKNOWN for _, value in _members(body)):
        assert not validate.is_valid(schema, body)


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_right_body_is_settled_wherever_it_is_unknown(name: str) -> None:
    """But where the unknown value says which kind of thing it is about."""
    settled, left = 0, set[str]()

    @settings(max_examples=50)
    @given(body=RIGHT[name], data=st.data())
    def counts(body: Any, data: st.DataObject) -> None:
        nonlocal settled
        body = json.loads(json.dumps(body))
        at = _put(body, data, st.just(validate.UNKNOWN))
        if validate.is_settled(f"heygen/{name}", body):
            settled += 1
        else:
            left.add(pointers.last(at))

    counts()

    assert settled >= 25
    assert left <= {"type", "engine_type"}


def test_what_json_cannot_hold_is_not_settled() -> None:
    """A template may give half of a surrogate pair; what refuses it can say so."""
    body = {"clips": [{"avatar_id": "a", "input_text": "Hi"}], "background": "\ud800"}

    assert not validate.is_settled("heygen/v1", body)
    assert list(validate.explain("heygen/v1", body))


def _put(body: Any, data: st.DataObject, values: st.SearchStrategy[Any]) -> str:
    """Put a value in the place of something; returns where, or nothing for an empty body."""
    at: str = data.draw(st.sampled_from([at for at, _ in _members(body)] or [""]))
    if at:
        holder = pointers.get(body, pointers.parent(at))
        key = pointers.last(at)
        holder[int(key) if isinstance(holder, list) else key] = data.draw(values)
    return at


def _members(value: Any, at: str = "") -> list[tuple[str, Any]]:
    """Every member and item below a value, with its pointer."""
    if isinstance(value, dict):
        below = [(pointers.join(at, key), member) for key, member in value.items()]
    elif isinstance(value, list):
        below = [(pointers.join(at, index), item) for index, item in enumerate(value)]
    else:
        below = []
    return below + [found for here, member in below for found in _members(member, here)]
