"""The members of a v1 body, as rows: the hub's name, the body's name, and what values it takes.

All are on the v1 reference page, except `voice_id`: it is missing there, and every real body with
a text has it.
"""

from __future__ import annotations

from clipspec.dialects.field import (
    FLAG,
    NUMBER,
    TEXT,
    Field,
    Kind,
    is_number,
    one_of,
    plain,
)
from clipspec.model import CharacterKind, SpeechKind


def turned(value: float) -> float:
    """Return a vertical offset seen from the other direction; 0 stays 0 and never becomes -0."""
    return 0 - value


VERSION = plain('"v1alpha"', lambda value: isinstance(value, str) and value.startswith("v1"))
STYLE = one_of("normal", "circle")
UPWARD = Kind("a number", lambda value: turned(value) if is_number(value) else None, turned)
"""v1 counts a vertical offset upwards, the hub downwards. Unit: the height of the canvas."""

TEST = (Field("draft", "test", FLAG),)
CAPTIONS = (Field("shown", "caption_open", FLAG),)
CANVAS = (Field("aspect", "ratio", one_of("16:9", "9:16")),)

CHARACTER: dict[CharacterKind, tuple[Field, ...]] = {
    "avatar": (Field("id", "avatar_id", TEXT), Field("framing", "avatar_style", STYLE)),
    "photo": (
        Field("id", "talking_photo_id", TEXT),
        Field("framing", "talking_photo_style", STYLE),
    ),
}
SCALE = (Field("scale", "scale", NUMBER),)
OFFSET = (Field("x", "x", NUMBER), Field("y", "y", UPWARD))

SPEECH: dict[SpeechKind, tuple[Field, ...]] = {
    "text": (Field("text", "input_text", TEXT), Field("voice", "voice_id", TEXT)),
    "audio": (Field("audio_url", "input_audio", TEXT),),
}
