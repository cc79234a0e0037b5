"""The members of a v3 body, as rows: the hub's name, the body's name, and what values it takes.

Sources: the vendor's machine schema of 2026-07-21, and what users of August 2026 show. Ranges are
judged by the schema and by the rules, not here.
"""

from __future__ import annotations

from clipspec.dialects.field import (
    COLOR,
    FLAG,
    NUMBER,
    OBJECT,
    TEXT,
    Field,
    Kind,
    choice,
    one_of,
)
from clipspec.dialects.union import Union
from clipspec.validate.words import choices

_TIERS = {"720p": 720, "1080p": 1080, "4k": 2160}
_SHORT_SIDES = {side: tier for tier, side in _TIERS.items()}
TIER = Kind(
    choices(_TIERS),
    lambda value: _TIERS.get(value) if isinstance(value, str) else None,
    _SHORT_SIDES.get,
)
"""A tier is the short side of the canvas, in pixels."""

FILM = Union(
    choice(
        {
            "avatar": "avatar",
            "image": "picture",
            "studio": "studio",
            "cinematic_avatar": "cinematic",
        }
    ),
    {},
    marks={"avatar_id": "avatar", "prompt": "cinematic"},
)
SPEAKER = Union(
    choice({"avatar": "avatar", "image": "picture"})._replace(
        write={"avatar": "avatar", "photo": "avatar", "picture": "image"}.get
    ),
    {},
    marks={"avatar_id": "avatar"},
)
SCENE = choice({"avatar_video": "speaker", "image": "image", "video": "video"})

VIDEO = (
    Field("title", "title", TEXT),
    Field("callback_id", "callback_id", TEXT),
    Field("callback_url", "callback_url", TEXT),
    Field("mark", "watermark", OBJECT),
)
NEWER = (Field("folder", "folder_id", TEXT), Field("glossary", "brand_glossary_id", TEXT))
"""Only accounts with the schema of August 2026 take these."""

CANVAS = (
    Field("aspect", "aspect_ratio", one_of("16:9", "9:16", "4:5", "5:4", "1:1", "auto")),
    Field("short_side", "resolution", TIER),
)
CONTAINER = (Field("container", "output_format", one_of("mp4", "webm")),)
FIT = (Field("fit", "fit", one_of("contain", "cover")),)
CAPTION_FORMAT, CAPTION_STYLE = one_of("srt"), one_of("default")

AVATAR_ID = (Field("id", "avatar_id", TEXT),)
_MANNER = one_of("low", "medium", "high")._replace(
    write={
        "low": "low",
        "medium": "medium",
        "high": "high",
        "stable": "low",
        "expressive": "high",
    }.get
)
MANNER = (Field("manner", "expressiveness", _MANNER),)
CUTOUT = (Field("cutout", "remove_background", FLAG),)
MOTION = (Field("motion_prompt", "motion_prompt", TEXT),)
ENGINE = (
    Field("engine", "type", choice({"avatar_iii": "iii", "avatar_iv": "iv", "avatar_v": "v"})),
    Field("reference", "reference_look_id", TEXT),
)

TEXT_SPEECH = (Field("text", "script", TEXT), Field("voice", "voice_id", TEXT))
AUDIO_SPEECH = (
    Field("audio_url", "audio_url", TEXT),
    Field("audio_asset", "audio_asset_id", TEXT),
)
VOICE = (
    Field("speed", "speed", NUMBER),
    Field("pitch", "pitch", NUMBER),
    Field("volume", "volume", NUMBER),
    Field("locale", "locale", TEXT),
)
DURATION = (Field("duration", "duration", NUMBER),)
VENDOR = one_of("elevenlabs", "fish", "starfish")

ASSET = (Field("url", "url", TEXT), Field("asset", "asset_id", TEXT))
"""The members of a file that is given by address or id; embedded, it has those of `EMBEDDED`."""
EMBEDDED = ("media_type", "data")
ASSET_TYPE = one_of("url", "asset_id", "base64")

BACKGROUND = Union(
    one_of("color", "image"),
    {"color": (Field("color", "value", COLOR),), "image": ASSET},
    marks={"value": "color"},
)
STUDIO_BACKGROUND = Union(
    one_of("color"), {"color": (Field("color", "color", COLOR),)}, marks={"color": "color"}
)
PLAYBACK = (
    Field("volume", "volume", NUMBER),
    Field("muted", "mute", FLAG),
    Field("playback", "mode", one_of("fit_to_scene", "freeze", "loop")),
)
