"""The unions of a v2 scene, by the real judge: one defect, one message, on the right token."""

from __future__ import annotations

from typing import Any

import pytest
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects import dialects
from clipspec.dialects.v2.unions import ESSENCE, MEMBERS
from clipspec.lint.engine import judge_body
from clipspec.lint.rulebook import severity_of

GOOD: dict[str, dict[str, Any]] = {
    "character": {"type": "avatar", "avatar_id": "Daisy-inskirt-20220818"},
    "voice": {
        "type": "text",
        "voice_id": "1bd001e7e50f421d891986aad5158bc8",
        "input_text": "Hello",
    },
    "background": {"type": "color", "value": "#FAFAFA"},
}
PHOTO = {"type": "talking_photo", "talking_photo_id": "1a317dbee0a6f0b865f5c439aa9329e0"}
IMAGE = {"type": "image", "url": "https://media.example.com/office.png"}


def without(union: str, name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD[union].items() if key != name}


# union, defect, value, rule, where below the union, words of message or help
CASES: list[tuple[str, str, Any, str, str, str]] = [
    ("voice", "a", {**GOOD["voice"], "speed": 2}, "out-of-range", "/speed", "1.5"),
    ("voice", "b", {**GOOD["voice"], "sped": 1}, "unknown-field", "/sped", "`speed`"),
    ("voice", "c", {**GOOD["voice"], "type": "txt"}, "unknown-type", "/type", "`type: text`"),
    ("voice", "d", without("voice", "type"), "missing-type", "", "`type: text`"),
    ("voice", "e", without("voice", "voice_id"), "incomplete-scene", "", "voice.text.voice_id"),
    ("voice", "f", {**GOOD["voice"], "type": "Text"}, "unknown-type", "/type", "`type: text`"),
    ("voice", "g", {"type": "audio", "input_text": "Hi"}, "unknown-field", "/input_text", '"text"'),
    ("voice", "h", "Hello", "wrong-type", "", "an object"),
    ("character", "a", {**PHOTO, "scale": 2.5}, "oversized-scale", "/scale", "talking photo: 2"),
    (
        "character",
        "b",
        {**GOOD["character"], "avatr_style": "circle"},
        "unknown-field",
        "/avatr_style",
        "`avatar_style`",
    ),
    ("character", "c", {**PHOTO, "type": "photo"}, "unknown-type", "/type", "talking_photo"),
    ("character", "d", without("character", "type"), "missing-type", "", "`type: avatar`"),
    ("character", "e", {"type": "avatar"}, "missing-field", "", "`avatar_id`"),
    (
        "character",
        "f",
        {**PHOTO, "type": "Talking_Photo"},
        "unknown-type",
        "/type",
        "talking_photo",
    ),
    ("character", "g", {**PHOTO, "type": "avatar"}, "unknown-field", "/talking_photo_id", "avatar"),
    ("character", "h", ["Daisy"], "wrong-type", "", "an object"),
    ("background", "a", {"type": "color", "value": "#fff"}, "wrong-color", "/value", "#FFFFFF"),
    ("background", "b", {**IMAGE, "fitt": "cover"}, "unknown-field", "/fitt", "`fit`"),
    ("background", "c", {**IMAGE, "type": "ai"}, "unknown-type", "/type", "from words"),
    ("background", "d", without("background", "type"), "missing-type", "", "`type: color`"),
    ("background", "e", {"type": "image"}, "missing-field", "", "`url` or `image_asset_id`"),
    ("background", "f", {**IMAGE, "type": "Image"}, "unknown-type", "/type", "`type: image`"),
    ("background", "g", {**IMAGE, "type": "color"}, "unknown-field", "/url", '"image"'),
    ("background", "h", "#FAFAFA", "wrong-type", "", "an object"),
]


def body(**parts: Any) -> dict[str, Any]:
    return {
        "video_inputs": [{**GOOD, **parts}],
        "dimension": {"width": 1280, "height": 720},
    }


def loud(**parts: Any) -> list[Finding]:
    """What is found above info in a body whose scene has these parts."""
    found = judge_body(body(**parts), dialects()["v2"])
    return [one for one in found if severity_of(one) is not Severity.INFO]


def test_the_sound_scene_has_no_finding() -> None:
    assert loud() == []


@pytest.mark.parametrize(
    ("union", "value", "rule", "place", "words"),
    [(union, *rest) for union, _, *rest in CASES],
    ids=[f"{union}-{defect}" for union, defect, *_ in CASES],
)
def test_one_defect_gets_one_message(
    union: str, value: Any, rule: str, place: str, words: str
) -> None:
    found = loud(**{union: value})

    assert [(one.rule, one.pointer) for one in found] == [(rule, f"/video_inputs/0/{union}{place}")]
    assert words in f"{found[0].message} {found[0].help}"


def test_the_members_are_those_of_the_schema() -> None:
    """The table that rules look at is the schema's, without the cost of reading it."""
    defs = resources.schema("heygen/v2")["$defs"]
    branches = {
        union: [defs[ref["$ref"].rpartition("/")[2]] for ref in scene["oneOf"]]
        for union, scene in defs["scene"]["properties"].items()
        if "oneOf" in scene
    }

    assert {union: {*kinds} for union, kinds in MEMBERS.items()} == {
        union: {branch["properties"]["type"]["const"] for branch in found}
        for union, found in branches.items()
    }
    for union, found in branches.items():
        for branch in found:
            kind = branch["properties"]["type"]["const"]
            assert {"type", *MEMBERS[union][kind]} == set(branch["properties"])
            needed = {*branch["required"]} | {
                name for one in branch.get("oneOf", []) for name in one["required"]
            }
            assert {*ESSENCE[kind]} == needed - {"type", "voice_id"}


def test_the_foreign_names_are_foreign_and_lead_to_real_ones() -> None:
    """No name of the table is one of the schema's at that place, and each new name is."""
    facts = resources.facts("heygen/foreign-fields")
    sources = resources.facts("heygen/sources")
    for pattern, row in facts["v2"].items():
        holder, _, name = pattern.rpartition("/")
        known = _known(holder)
        assert known, pattern
        assert name not in known or row.get("text"), pattern
        assert "name" in row or "cure" in row, pattern
        if "name" in row:
            kinds = MEMBERS.get(holder.rpartition("/")[2], {"": ()})
            assert any(row["name"].replace("{type}", kind) in known for kind in kinds), pattern
    rows = [
        *facts["v2"].values(),
        *(r for kinds in facts["types"].values() for r in kinds.values()),
    ]
    assert {source for row in rows for source in row["source"]} <= sources.keys()


def test_the_foreign_types_lead_to_real_ones() -> None:
    for union, rows in resources.facts("heygen/foreign-fields")["types"].items():
        for word, row in rows.items():
            assert word not in MEMBERS[union]
            assert word == word.casefold()
            assert ("cure" in row) != (row.get("type") in MEMBERS[union])


def _known(holder: str) -> set[str]:
    schema = resources.schema("heygen/v2")
    defs = schema["$defs"]
    if holder == "":
        return set(schema["properties"])
    if holder == "/video_inputs/*":
        return set(defs["scene"]["properties"])
    return {name for kind in MEMBERS[holder.rpartition("/")[2]].values() for name in kind}
