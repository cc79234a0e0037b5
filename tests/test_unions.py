"""Eight broken values of one union, one defect each: each gets one message, on the right token."""

from __future__ import annotations

from typing import Any

import pytest
from clipspec.diagnostics import Finding
from clipspec.validate.refusals import findings


def _branch(tag: str, required: list[str], properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"type": {"const": tag}, **properties},
        "required": ["type", *required],
        "additionalProperties": False,
    }


_SPEED = {"type": "number", "minimum": 0.5, "maximum": 1.5}
_VOICE = {
    "text": _branch(
        "text",
        ["voice_id", "input_text"],
        {"voice_id": {"type": "string"}, "input_text": {"type": "string"}, "speed": _SPEED},
    ),
    "audio": _branch("audio", ["audio_url"], {"audio_url": {"type": "string"}}),
    "silence": _branch("silence", [], {"duration": {"type": "number"}}),
}
_SCHEMA = {
    "type": "object",
    "properties": {"voice": {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in _VOICE]}},
    "$defs": _VOICE,
}
_GOOD = {"type": "text", "voice_id": "v", "input_text": "t"}

# defect, value, pointer, rule, message, help
_CASES: list[tuple[str, Any, str, str, str, str]] = [
    (
        "a: right tag, value out of range",
        {**_GOOD, "speed": 2},
        "/voice/speed",
        "out-of-range",
        "`speed` is 2, but the largest value is 1.5",
        "",
    ),
    (
        "b: right tag, misspelled key",
        {**_GOOD, "sped": 1},
        "/voice/sped",
        "unknown-field",
        "no field `sped` here",
        "did you mean `speed`?",
    ),
    (
        "c: unknown tag",
        {**_GOOD, "type": "txt"},
        "/voice/type",
        "value-not-allowed",
        '`type` is the text "txt", but takes "text", "audio" or "silence"',
        'did you mean "text"?',
    ),
    (
        "d: no tag",
        {"voice_id": "v", "input_text": "t"},
        "/voice",
        "missing-field",
        '`type` is missing here: it takes "text", "audio" or "silence"',
        'by its fields this is "text"',
    ),
    (
        "e: right tag, required key missing",
        {"type": "text", "input_text": "t"},
        "/voice",
        "missing-field",
        "`voice_id` is missing here",
        "",
    ),
    (
        "f: tag in another case",
        {**_GOOD, "type": "Text"},
        "/voice/type",
        "value-not-allowed",
        '`type` is the text "Text", but takes "text", "audio" or "silence"',
        'did you mean "text"?',
    ),
    (
        "g: tag of another branch than the fields",
        {"type": "audio", "input_text": "t"},
        "/voice/input_text",
        "unknown-field",
        '`input_text` belongs to "text", but `type` is "audio"',
        'write `type: text`, or the fields of "audio"',
    ),
    (
        "h: not an object",
        "hello",
        "/voice",
        "wrong-type",
        '`voice` is the text "hello", but takes an object',
        "",
    ),
]


def _explain(voice: Any) -> list[Finding]:
    return list(findings(_SCHEMA, {"voice": voice}))


@pytest.mark.parametrize(
    ("value", "pointer", "rule", "message", "help_"),
    [case[1:] for case in _CASES],
    ids=[case[0] for case in _CASES],
)
def test_one_defect_one_message(
    value: Any, pointer: str, rule: str, message: str, help_: str
) -> None:
    """One finding, on the token that is wrong, with every allowed value and the nearest one."""
    found = [(f.pointer, f.rule, f.message, f.help) for f in _explain(value)]

    assert found == [(pointer, rule, message, help_)]


def test_a_good_value_has_no_finding() -> None:
    assert _explain(_GOOD) == []
