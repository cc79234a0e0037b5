"""v1 (v1alpha): `clips` over one background. Deprecated; its end of life was announced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clipspec.dialects.dialect import Clue, Dialect

if TYPE_CHECKING:
    from clipspec.dialects.draft import Draft
    from clipspec.dialects.policy import Policy
    from clipspec.dialects.reading import Reading
    from clipspec.model import Video

_CLIP_KEYS = {"avatar_id", "talking_photo_id", "input_text", "input_audio", "avatar_style"}


def _is_version(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("v1")


def _has_clips(value: Any) -> bool:
    return isinstance(value, list) and any(
        isinstance(item, dict) and not _CLIP_KEYS.isdisjoint(item) for item in value
    )


def _read(body: Mapping[str, Any]) -> Reading:
    """Load the reader when a body of this dialect is there to be read."""
    from clipspec.dialects.v1.read import read

    return read(body)


def _write(video: Video, policy: Policy) -> Draft:
    """Load the writer when something is migrated."""
    from clipspec.dialects.v1.write import write

    return write(video, policy)


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
    read=_read,
    write=_write,
)
