"""v1 (v1alpha): `clips` over one background. Deprecated; its end of life was announced."""

from __future__ import annotations

from functools import partial
from typing import Any

from clipspec.dialects.dialect import Clue, Dialect, late

_CLIP_KEYS = {"avatar_id", "talking_photo_id", "input_text", "input_audio", "avatar_style"}


def _is_version(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("v1")


def _has_clips(value: Any) -> bool:
    return isinstance(value, list) and any(
        isinstance(item, dict) and not _CLIP_KEYS.isdisjoint(item) for item in value
    )


DIALECT = Dialect(
    name="v1",
    schema="heygen/v1",
    endpoint="POST /v1/video.generate",
    strict=False,
    clues=(
        Clue("clips", 5, _has_clips),
        Clue("clips", 3),
        Clue("version", 3, _is_version),
        Clue("ratio", 2),
        Clue("caption_open", 2),
    ),
    roles={
        "script": ("/clips/*/input_text",),
        "voice": ("/clips/*/voice_id",),
        "avatar": ("/clips/*/avatar_id",),
        "photo": ("/clips/*/talking_photo_id",),
        "audio": ("/clips/*/input_audio",),
        "picture": ("/background",),
        "color": ("/background",),
    },
    read=partial(late, __name__, "read"),
    write=partial(late, __name__, "write"),
)
