"""Rules on what only bodies of v1 have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether this is such a body, and has more or less than most of them."""
    if body.dialect.name != "v1":
        return False
    data = body.data
    usual = data.get("version") == "v1alpha" and "ratio" in data
    return not usual or not all(map(_is_usual, body.every("/clips/*")))


_NEEDED = {"avatar_id", "voice_id", "input_text"}
_USUAL = {*_NEEDED, "avatar_style", "scale", "offset"}
_RECENT = "(?<![0-9])20(?:2[4-9]|[3-9][0-9])"  # the years of avatars that v1 may not know


def _is_usual(clip: Any) -> bool:
    """Say whether a clip is an avatar of before 2024 that speaks a text with a voice."""
    if not isinstance(clip, dict) or not _are_usual(tuple(clip)):
        return False
    avatar = clip["avatar_id"]
    return isinstance(avatar, str) and not _is_recent(avatar)


@lru_cache(maxsize=256)
def _are_usual(names: tuple[str, ...]) -> bool:
    return _NEEDED <= set(names) <= _USUAL


@lru_cache(maxsize=256)
def _is_recent(avatar: str) -> bool:
    return re.search(_RECENT, avatar) is not None
