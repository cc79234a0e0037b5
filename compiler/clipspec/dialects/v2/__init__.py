"""v2: `video_inputs`, a scene with its own character, voice and background each."""

from __future__ import annotations

from functools import partial
from typing import Any

from clipspec.dialects.dialect import Clue, Dialect, late


def _has_scenes(value: Any) -> bool:
    """Say whether v1's name holds scenes of v2, as in bodies that were changed by halves."""
    return isinstance(value, list) and any(
        isinstance(item, dict) and ("character" in item or isinstance(item.get("voice"), dict))
        for item in value
    )


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


DIALECT = Dialect(
    name="v2",
    schema="heygen/v2",
    endpoint="POST /v2/video/generate",
    strict=False,
    clues=(
        Clue("video_inputs", 5),
        Clue("clips", 5, _has_scenes),
        Clue("dimension", 2, _is_object),
        Clue("caption_mode", 2),
        Clue("enable_watermark", 1),
    ),
    roles={
        "script": ("/video_inputs/*/voice/input_text",),
        "voice": ("/video_inputs/*/voice/voice_id",),
        "avatar": ("/video_inputs/*/character/avatar_id",),
        "photo": ("/video_inputs/*/character/talking_photo_id",),
        "asset": (
            "/video_inputs/*/voice/audio_asset_id",
            "/video_inputs/*/background/image_asset_id",
            "/video_inputs/*/background/video_asset_id",
        ),
        "folder": ("/folder_id",),
        "audio": ("/video_inputs/*/voice/audio_url",),
        "picture": ("/video_inputs/*/background/url",),
        "callback": ("/callback_url",),
        "color": (  # the form of a drawn text's is not documented
            "/video_inputs/*/background/value",
            "/video_inputs/*/character/circle_background_color",
        ),
    },
    read=partial(late, __name__, "read"),
    write=partial(late, __name__, "write"),
)
