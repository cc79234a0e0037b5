"""The advice of rules that can show what to write instead."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.lint.engine import judge, judge_body
from clipspec.lint.rulebook import severity_of
from clipspec.nearest import nearest
from clipspec.source import parse

CLIP = {"avatar_id": "look_1", "voice_id": "voice_1", "input_text": "Hello"}
BODY = {
    "version": "v1alpha",
    "ratio": "16:9",
    "background": "#FAFAFA",
    "clips": [CLIP],
}


def _help(**changes: Any) -> str:
    """The help of the only finding above info in a v1 body with these members changed."""
    found = judge_body({**BODY, **changes}, dialects()["v1"])
    (loud,) = [each for each in found if severity_of(each) is not Severity.INFO]
    return loud.help


@pytest.mark.parametrize(
    ("ratio", "advice"),
    [
        ("16/9", 'write "16:9"'),
        ("1920 x 1080", 'write "16:9"'),
        ("9：16", 'write "9:16"'),
        ("Portrait", 'write "9:16"'),
        ("1:1", "v2 makes other shapes: its `dimension` takes width and height in pixels"),
        ("4:3", "v2 makes other shapes: its `dimension` takes width and height in pixels"),
        ("0:0", 'write "16:9" for landscape or "9:16" for portrait'),
        (969, 'write "16:9" for landscape or "9:16" for portrait'),
    ],
)
def test_ratio(ratio: Any, advice: str) -> None:
    assert _help(ratio=ratio) == advice


@pytest.mark.parametrize(
    ("background", "advice"),
    [
        ("#fff", 'write "#FFFFFF"'),
        ("#0f28", 'write "#00FF22"'),
        ("#FAFAFA80", 'write "#FAFAFA"'),
        (" FAFAFA", 'write "#FAFAFA"'),
        ("White", 'write "#FFFFFF"'),
        ("rgb(1, 42, 74)", "write its six digits, as in #0F172A"),
        (None, "put the colour in quotes: in YAML a bare # starts a comment"),
        (
            "transparent",
            "v1 makes no transparent video: choose a colour that can be keyed out, as #00FF00",
        ),
        ({"type": "color", "value": "#012A4A"}, 'write `background: "#012A4A"`'),
        (
            {"type": "image", "image": {"url": "https://a.example/b.png"}},
            'write `background: "https://a.example/b.png"`',
        ),
        (
            {"type": "video", "video_asset_id": "vid_1"},
            'write `background: "#RRGGBB"`, or the URL of an image or an mp4 video',
        ),
        ("https://media.example.com/loop.MOV?a=b.mp4", "convert the video to mp4"),
        ("https://media.example.com/office.webp", "convert the image to png or jpg"),
        (
            "https://www.dropbox.com/s/1a2b/office",
            "`dl=1` at the end gives the file instead of the page",
        ),
        (
            "https://media.example.com/1?X-Amz-Signature=5b",
            "give a lasting public address, or upload the file",
        ),
        (
            "https://media.example.com/office",
            "give a URL whose path ends in .jpg, .jpeg, .png or .mp4",
        ),
    ],
)
def test_background(background: Any, advice: str) -> None:
    assert _help(background=background) == advice


def test_offset_names_its_range() -> None:
    clip = {**CLIP, "scale": 0.4, "offset": {"x": 0, "y": -1}}
    assert _help(clips=[clip]) == "`y` must lie between -0.7 and 0.7 for a part to be seen"


def test_id_is_shown_without_what_is_too_much() -> None:
    clip = {**CLIP, "voice_id": " voice_1\n"}
    assert _help(clips=[clip]) == 'write "voice_1"'


SCENE = {
    "character": {"type": "avatar", "avatar_id": "look_1"},
    "voice": {"type": "text", "voice_id": "voice_1", "input_text": "Hello"},
}
V2 = {"title": "Hello", "dimension": {"width": 1280, "height": 720}, "video_inputs": [SCENE]}
V3 = {
    "type": "avatar",
    "avatar_id": "look_1",
    "engine": {"type": "avatar_iii"},
    "voice_id": "voice_1",
    "script": "Hello",
}


def _told(dialect: str, **fields: Any) -> tuple[str, str]:
    """Message and help of the one finding above info."""
    body = {**(V3 if dialect == "v3" else V2 if dialect == "v2" else BODY), **fields}
    found = judge_body(body, dialects()[dialect])
    (one,) = [each for each in found if severity_of(each) is not Severity.INFO]
    return one.message, one.help


def test_other_numbers_are_not_meant() -> None:
    message, help_ = _told("v3", aspect_ratio="4:3")
    assert message.startswith('`aspect_ratio` is "4:3", but takes "16:9"')
    assert help_ == ""
    assert _told("v3", fit="Cover")[1] == 'did you mean "cover"?'


def test_a_name_that_only_looks_a_little_alike_is_not_meant() -> None:
    assert nearest("dimension", ["version"]) is None
    assert nearest("verson", ["version"]) == "version"


def test_a_fraction_for_a_whole_number_is_told_once() -> None:
    message, _ = _told("v2", dimension={"width": 1280.5, "height": 720})
    assert message == "`width` is 1280.5, but takes a whole number"


def test_kinds_are_listed_as_in_prose() -> None:
    assert _told("v3", remove_background="x")[0].endswith("takes true, false or null")


def test_what_stands_there_under_a_wrong_name_is_not_missing_too() -> None:
    _, help_ = _told("v1", clips=[{"avatar_id": "a", "voice_id": "v", "inputText": "Hello"}])
    assert help_ == "did you mean `input_text`?"


def test_a_field_of_another_version_is_told_once() -> None:
    document = parse(json.dumps({**V2, "output_format": "mp4"}).encode(), "body.json")
    names = [each.name for each in judge(document).diagnostics]
    assert sorted(names) == ["announced-end", "foreign-field"]


@pytest.mark.parametrize(
    ("dialect", "fields"),
    [
        ("v1", {"test": None}),
        ("v1", {"clips": [{**CLIP, "input_audio": None}]}),
        ("v1", {"clips": [{**CLIP, "avatar_style": None}]}),
        ("v2", {"title": None}),
        ("v2", {"dimension": None}),
    ],
)
def test_null_for_what_may_be_absent_is_a_warning(dialect: str, fields: dict[str, Any]) -> None:
    """Programs send null for what they leave open, and a server may take it."""
    body = {**(V2 if dialect == "v2" else BODY), **fields}
    found = judge_body(body, dialects()[dialect])
    (one,) = [each for each in found if severity_of(each) is not Severity.INFO]
    assert severity_of(one) is Severity.WARNING
    assert re.fullmatch("leave (it|`input_audio`) out", one.help)


@pytest.mark.parametrize(
    "fields",
    [
        {"video_inputs": [{**SCENE, "voice": None}]},
        {"dimension": {"width": None, "height": 720}},
    ],
)
def test_null_for_what_is_needed_is_an_error(fields: dict[str, Any]) -> None:
    found = judge_body({**V2, **fields}, dialects()["v2"])
    (one,) = [each for each in found if severity_of(each) is Severity.ERROR]
    assert "is null, but takes" in one.message


def test_a_callback_is_not_to_be_uploaded() -> None:
    help_ = "give the public address of your own service, which begins with https://"
    assert _told("v3", callback_url="/hook")[1] == help_
