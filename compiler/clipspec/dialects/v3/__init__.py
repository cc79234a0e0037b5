"""v3: one strict body per `type`: an avatar, an animated image, or a studio of scenes.

A batch, `videos`, is a list of such bodies.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from clipspec.dialects.dialect import Clue, Dialect, Role, late

_TYPES = {"avatar", "image", "studio", "cinematic_avatar"}


def _is_type(value: Any) -> bool:
    return isinstance(value, str) and value.casefold() in _TYPES


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_engine(value: Any) -> bool:
    return isinstance(value, dict) and str(value.get("type", "")).startswith("avatar_")


def _has_bodies(value: Any) -> bool:
    return isinstance(value, list) and any(
        isinstance(item, dict) and _is_type(item.get("type")) for item in value
    )


def _in_batches_too(places: tuple[str, ...]) -> tuple[str, ...]:
    return (*places, *("/videos/*" + place for place in places))


_ROLES: dict[Role, tuple[str, ...]] = {
    "script": ("/script", "/scenes/*/input/script", "/scenes/*/script"),
    "voice": ("/voice_id", "/scenes/*/input/voice_id", "/scenes/*/voice_id"),
    "avatar": ("/avatar_id", "/avatar_id/*", "/scenes/*/input/avatar_id"),
    "asset": (
        "/audio_asset_id",
        "/scenes/*/input/audio_asset_id",
        "/scenes/*/audio_asset_id",
        "/image/asset_id",
        "/background/asset_id",
        "/references/*/asset_id",
        "/scenes/*/input/image/asset_id",
        "/scenes/*/source/asset_id",
        "/watermark/image/asset_id",
    ),
    "folder": ("/folder_id",),
    "audio": ("/audio_url", "/scenes/*/input/audio_url", "/scenes/*/audio_url"),
    "picture": (
        "/image/url",
        "/background/url",
        "/references/*/url",
        "/scenes/*/input/image/url",
        "/scenes/*/source/url",
        "/watermark/image/url",
    ),
    "callback": ("/callback_url",),
    "color": ("/background/value", "/scenes/*/input/background/color"),
}


DIALECT = Dialect(
    name="v3",
    schema="heygen/v3",
    endpoint="POST /v3/videos",
    strict=True,
    # Without `type` a flat body may be a project's own: then only what v3 alone has tells.
    clues=(
        Clue("type", 4, _is_type),
        Clue("videos", 5, _has_bodies),
        Clue("videos", 1, _is_list),
        Clue("scenes", 1, _is_list),
        Clue("engine", 3, _is_engine),
        Clue("engine", 1),
        Clue("script", 1),
        Clue("avatar_id", 1),
        Clue("image", 1),
        Clue("prompt", 1),
        Clue("audio_url", 1),
        Clue("audio_asset_id", 1),
        Clue("voice_id", 1),
        Clue("voice_settings", 2, _is_object),
        Clue("voice_settings", 1),
        Clue("resolution", 1),
        Clue("aspect_ratio", 1),
        Clue("output_format", 2, _is_text),
        Clue("output_format", 1),
    ),
    roles={role: _in_batches_too(places) for role, places in _ROLES.items()},
    read=partial(late, __name__, "read"),
    write=partial(late, __name__, "write"),
    batch="videos",
)
