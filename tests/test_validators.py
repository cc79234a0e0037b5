"""The fast validator and the one that explains are one: what the first refuses the second words.

Were they not, a body could be refused without a word, or pass in silence.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
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
    place = data.draw(st.sampled_from([at for at, _ in _members(body)] or [""]))
    if place:
        holder = pointers.get(body, pointers.parent(place))
        key = pointers.last(place)
        holder[int(key) if isinstance(holder, list) else key] = data.draw(_VALUES)
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


def _members(value: Any, at: str = "") -> list[tuple[str, Any]]:
    """Every member and item below a value, with its pointer."""
    if isinstance(value, dict):
        below = [(pointers.join(at, key), member) for key, member in value.items()]
    elif isinstance(value, list):
        below = [(pointers.join(at, index), item) for index, item in enumerate(value)]
    else:
        below = []
    return below + [found for here, member in below for found in _members(member, here)]
