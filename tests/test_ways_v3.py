"""The ways of v3: rows that speak of real fields, and mends after which the schema is content."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec import resources, validate
from clipspec.dialects import dialects
from clipspec.dialects.v3.parts import Part, parts
from clipspec.lint.engine import judge_body
from clipspec.source.changes import changed

WAYS = resources.facts("heygen/ways")
_SPOKEN = {"avatar_id": "look_1", "script": "Hello"}
_PICTURE = {"type": "url", "url": "https://media.example.com/a.png"}
_IMAGE = {"type": "image", "image": _PICTURE, "script": "Hello", "voice_id": "voice_1"}
BODIES: tuple[dict[str, Any], ...] = (
    {"type": "avatar", **_SPOKEN, "background": {"type": "image", "url": _PICTURE["url"]}},
    _IMAGE,
    {"type": "cinematic_avatar", "prompt": "Rain.", "avatar_id": ["look_1"]},
    {"type": "studio", "scenes": [
        {"type": "avatar_video", "input": {
            "type": "avatar", **_SPOKEN, "background": {"type": "color", "color": "#0F172A"}}},
        {"type": "avatar_video", "input": _IMAGE},
        {"type": "image", "source": _PICTURE, "duration": 3},
        {"type": "video", "source": _PICTURE},
    ]},
)  # fmt: skip
# What to write under an older name whose value goes on, where a text would not do.
_VALUES: dict[str, Any] = {
    "ratio": "9:16", "speed": 1.1, "pitch": 3, "matting": True,
    "input_audio": "https://media.example.com/a.mp3",
    "dimension": {"width": 720, "height": 1280},
}  # fmt: skip
# What an older name stands in the place of.
_INSTEAD = {
    "input_text": "script",
    "input_audio": "script",
    "talking_photo_id": "avatar_id",
    "image_asset_id": "url",
}


def _rows() -> Iterator[tuple[dict[str, Any], Part, str, dict[str, Any]]]:
    for body in BODIES:
        for part in parts(body):
            for group in part.groups:
                for name, row in WAYS["older"].get(group, {}).items():
                    yield body, part, name, row


def _mends() -> Iterator[Any]:
    for body, part, name, row in _rows():
        values = [case["from"] for case in row.get("becomes", ())]
        if "rename" in row or "into" in row or name == "dimension":
            values = [_VALUES.get(name, "some text")]
        if part.kind in row.get("kinds", (part.kind,)):
            for value in values:
                yield pytest.param(body, part, name, value, id=f"{part.kind} {name}={value}")


def test_the_bodies_are_good_and_show_every_kind() -> None:
    assert all(validate.is_valid("heygen/v3", body) for body in BODIES)
    kinds = {part.kind for body in BODIES for part in parts(body)}
    groups = {group for body in BODIES for part in parts(body) for group in part.groups}
    assert len(kinds) == 11
    assert WAYS["older"].keys() | WAYS["elsewhere"].keys() <= groups


def test_no_row_speaks_of_a_field_that_its_part_has() -> None:
    """Put there, it is refused: no row is a false alarm."""
    for body, part, name, _ in _rows():
        whole = _with(body, part.at, name, "some text")
        told = {each.pointer for each in validate.explain("heygen/v3", whole)}
        assert pointers.join(part.at, name) in told, (part.kind, name)


def test_every_source_is_known() -> None:
    sources = resources.facts("heygen/sources").keys()
    rows = [row for group in WAYS["older"].values() for row in group.values()]
    rows += [WAYS["newer"], WAYS["engines"], WAYS["frame"]]
    assert {source for row in rows for source in row["source"]} <= sources


@pytest.mark.parametrize(("body", "part", "name", "value"), list(_mends()))
def test_a_mended_body_is_accepted(body: dict[str, Any], part: Part, name: str, value: Any) -> None:
    """The older field in place of the one of v3, then the mend: the schema has nothing to say."""
    whole = _with(body, part.at, name, value, without=_INSTEAD.get(name, ""))
    found = judge_body(whole, dialects()["v3"])
    (mend,) = [each.mend for each in found if each.pointer == pointers.join(part.at, name)]

    assert mend is not None
    assert list(validate.explain("heygen/v3", changed(whole, mend.changes))) == []


def _with(body: dict[str, Any], at: str, name: str, value: Any, without: str = "") -> Any:
    whole = copy.deepcopy(body)
    part = pointers.get(whole, at)
    part.pop(without, None)
    part[name] = value
    return whole
