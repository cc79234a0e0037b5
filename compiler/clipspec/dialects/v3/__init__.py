"""v3: one strict body per `type`: an avatar, an animated image, or a studio of scenes."""

from __future__ import annotations

from typing import Any

from clipspec.dialects.dialect import Clue, Dialect

_TYPES = {"avatar", "image", "studio", "cinematic_avatar"}


def _is_type(value: Any) -> bool:
    return isinstance(value, str) and value.casefold() in _TYPES


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


DIALECT = Dialect(
    name="v3",
    schema="heygen/v3",
    endpoint="POST /v3/videos",
    strict=True,
    clues=(
        Clue("type", 4, _is_type),
        Clue("scenes", 1, _is_list),
        Clue("engine", 1),
        Clue("script", 1),
        Clue("avatar_id", 1),
        Clue("image", 1),
        Clue("prompt", 1),
        Clue("audio_url", 1),
        Clue("audio_asset_id", 1),
        Clue("voice_id", 1),
        Clue("voice_settings", 1),
        Clue("resolution", 1),
        Clue("aspect_ratio", 1),
        Clue("output_format", 1),
    ),
)
