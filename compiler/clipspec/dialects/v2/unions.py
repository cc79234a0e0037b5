"""The unions of a v2 scene: which types each has, and which members each type takes.

The schema says the same. A rule looks here because every clean body is asked, and reading the
schema costs more than all rules together; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_EITHER = ("scale", "offset", "matting", "circle_background_color", "use_avatar_iv_model")
MEMBERS: dict[str, dict[str, tuple[str, ...]]] = {
    "character": {
        "avatar": ("avatar_id", "avatar_style", *_EITHER),
        "talking_photo": (
            *("talking_photo_id", "talking_photo_style", *_EITHER),
            *("talking_style", "expression", "super_resolution"),
            *("prompt", "keep_original_prompt", "use_legacy_photo_avatar_model"),
        ),
    },
    "voice": {
        "text": (
            *("voice_id", "input_text", "speed", "pitch"),
            *("emotion", "locale", "elevenlabs_settings"),
        ),
        "audio": ("audio_url", "audio_asset_id"),
        "silence": ("duration",),
    },
    "background": {
        "color": ("value",),
        "image": ("url", "image_asset_id", "fit"),
        "video": ("url", "video_asset_id", "play_style", "fit"),
    },
}
"""Members by union and type; all of them have `type` as well."""

ESSENCE: dict[str, tuple[str, ...]] = {
    "avatar": ("avatar_id",),
    "talking_photo": ("talking_photo_id",),
    "text": ("input_text",),
    "audio": ("audio_url", "audio_asset_id"),
    "silence": (),
    "color": ("value",),
    "image": ("url", "image_asset_id"),
    "video": ("url", "video_asset_id"),
}
"""What makes a type: one of these has to be there."""


def unions(body: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (name, pointer, object) for every character, voice and background of a body."""
    scenes = body.get("video_inputs")
    for index, scene in enumerate(scenes if isinstance(scenes, list) else ()):
        if isinstance(scene, dict):
            for name in MEMBERS:
                if isinstance(scene.get(name), dict):
                    yield name, f"/video_inputs/{index}/{name}", scene[name]


def owners(union: str, member: str) -> list[str]:
    """Return the types that take a member."""
    return [kind for kind, members in MEMBERS[union].items() if member in members]


def likely(union: str, members: Iterable[str]) -> str | None:
    """Return the one type whose essence is among the members, None for none or several."""
    present = set(members)
    kinds = [kind for kind in MEMBERS[union] if not present.isdisjoint(ESSENCE[kind])]
    if len(kinds) != 1:
        # What only one type has, such as `duration`, tells as well.
        kinds = [kind for kind in MEMBERS[union] if _only(union, kind) & present]
    return kinds[0] if len(kinds) == 1 else None


def _only(union: str, kind: str) -> set[str]:
    return {name for name in MEMBERS[union][kind] if owners(union, name) == [kind]}
