"""v2: `video_inputs`, a scene with its own character, voice and background each."""

from __future__ import annotations

from typing import Any

from clipspec.dialects.dialect import Clue, Dialect
from clipspec.dialects.v2.read import read
from clipspec.dialects.v2.write import write


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


DIALECT = Dialect(
    name="v2",
    schema="heygen/v2",
    endpoint="POST /v2/video/generate",
    strict=False,
    clues=(
        Clue("video_inputs", 5),
        Clue("dimension", 2, _is_object),
        Clue("caption_mode", 2),
        Clue("enable_watermark", 1),
    ),
    read=read,
    write=write,
)
