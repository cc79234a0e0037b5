"""The members of a v2 body, as rows: the hub's name, the body's name, and what values it takes.

Sources: the v2 reference page of 2024 and of 2026, HeyGen's openapi.yaml 4.0.8, and the legacy
skills of heygen-com. Ranges are judged by the schema and by the rules, not here.
"""

from __future__ import annotations

import re

from clipspec.dialects.field import (
    COLOR,
    FLAG,
    NUMBER,
    OBJECT,
    TEXT,
    WHOLE,
    Field,
    Kind,
    choice,
    one_of,
    plain,
)
from clipspec.dialects.union import Union

_ASPECT = re.compile(r"[1-9][0-9]{0,3}:[1-9][0-9]{0,3}")


def _is_aspect(value: object) -> bool:
    return isinstance(value, str) and _ASPECT.fullmatch(value) is not None


DIMENSION = (Field("width", "width", WHOLE), Field("height", "height", WHOLE))
CANVAS = (Field("aspect", "aspect_ratio", plain("a ratio such as 16:9", _is_aspect)),)
CAPTIONS = (
    Field("shown", "caption", FLAG),
    Field("form", "caption_mode", choice({"file_only": "file", "burn_in": "burned"})),
)
VIDEO = (
    Field("subtitle_style", "subtitles", OBJECT),
    Field("title", "title", TEXT),
    Field("callback_id", "callback_id", TEXT),
    Field("callback_url", "callback_url", TEXT),
    Field("folder", "folder_id", TEXT),
    Field("frame_rate", "fps", NUMBER),
    Field("watermark", "enable_watermark", FLAG),
    Field("draft", "test", FLAG),
)
SCENE = (
    Field("overlay", "text", OBJECT),
    Field("motion_prompt", "custom_motion_prompt", TEXT),
    Field("enhance_motion_prompt", "enhance_custom_motion_prompt", FLAG),
)

SCALE = (Field("scale", "scale", NUMBER),)
OFFSET = (Field("x", "x", NUMBER), Field("y", "y", NUMBER))

_AVATAR_STYLE = choice({"normal": "normal", "circle": "circle", "closeUp": "closeup"})
# `square` is on the page of 2024 only; `normal` was never listed.
_PHOTO_STYLE = choice({"circle": "circle", "square": "square"})
_ENGINES = {True: "iv", False: "iii"}
_NEWER_ENGINE = Kind(
    FLAG.words,
    lambda value: _ENGINES[value] if isinstance(value, bool) else None,
    {"iv": True, "iii": False}.get,
)
_EITHER = (
    Field("circle_color", "circle_background_color", COLOR),
    Field("cutout", "matting", FLAG),
    Field("engine", "use_avatar_iv_model", _NEWER_ENGINE),
)
_MANNER = one_of("stable", "expressive")._replace(
    write={
        "stable": "stable",
        "expressive": "expressive",
        "low": "stable",
        "medium": "expressive",
        "high": "expressive",
    }.get
)
CHARACTER = Union(
    choice({"avatar": "avatar", "talking_photo": "photo"}),
    {
        "avatar": (
            Field("id", "avatar_id", TEXT),
            Field("framing", "avatar_style", _AVATAR_STYLE),
            *_EITHER,
        ),
        "photo": (
            Field("id", "talking_photo_id", TEXT),
            Field("framing", "talking_photo_style", _PHOTO_STYLE),
            *_EITHER,
            Field("manner", "talking_style", _MANNER),
            Field("expression", "expression", one_of("default", "happy")),
            Field("enhanced", "super_resolution", FLAG),
            Field("prompt", "prompt", TEXT),
            Field("keep_prompt", "keep_original_prompt", FLAG),
            Field("legacy_model", "use_legacy_photo_avatar_model", FLAG),
        ),
    },
    marks={"avatar_id": "avatar", "talking_photo_id": "photo"},
)

VOICE = Union(
    one_of("text", "audio", "silence"),
    {
        "text": (
            Field("text", "input_text", TEXT),
            Field("voice", "voice_id", TEXT),
            Field("speed", "speed", NUMBER),
            Field("pitch", "pitch", NUMBER),
            Field("emotion", "emotion", TEXT),
            Field("locale", "locale", TEXT),
            Field("tuning", "elevenlabs_settings", OBJECT),
        ),
        "audio": (
            Field("audio_url", "audio_url", TEXT),
            Field("audio_asset", "audio_asset_id", TEXT),
        ),
        "silence": (Field("duration", "duration", NUMBER),),
    },
    marks={
        "input_text": "text",
        "voice_id": "text",
        "audio_url": "audio",
        "audio_asset_id": "audio",
        "duration": "silence",
    },
)

TUNING = ("model", "similarity_boost", "stability", "style")
"""What tunes a voice by ElevenLabs. The schema says the same, and a test holds the two equal."""

_FIT = Field("fit", "fit", one_of("cover", "crop", "contain", "none"))
_PLAY_STYLE = one_of("fit_to_scene", "freeze", "loop", "once")
BACKGROUND = Union(
    one_of("color", "image", "video"),
    {
        "color": (Field("color", "value", COLOR),),
        "image": (Field("url", "url", TEXT), Field("asset", "image_asset_id", TEXT), _FIT),
        "video": (
            Field("url", "url", TEXT),
            Field("asset", "video_asset_id", TEXT),
            Field("playback", "play_style", _PLAY_STYLE),
            _FIT,
        ),
    },
    marks={"value": "color", "image_asset_id": "image", "video_asset_id": "video"},
)
