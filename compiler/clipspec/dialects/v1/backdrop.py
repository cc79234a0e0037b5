"""From a background behind each scene to v1's only one, behind the whole video."""

from __future__ import annotations

from clipspec.dialects.draft import Draft
from clipspec.dialects.reading import Fate
from clipspec.dialects.v1 import losses
from clipspec.dialects.v1.background import kind_of
from clipspec.model import Background, Scene

_ONE = "v1 has one background for the whole video, and the scenes have different ones"
_BY_ADDRESS = "v1 takes a background by its address only: give it one, or accept its loss"
_BY_EXTENSION = (
    "v1 tells an image from a video by the extension of its address: end it in jpg, jpeg, png or "
    "mp4, or accept its loss"
)
_THROUGH = "v1 lets one video run on through all clips, looping"


def write_background(draft: Draft, scenes: tuple[Scene, ...]) -> None:
    """Write the first scene's background; every other one that differs has no place."""
    first = scenes[0].background if scenes else None
    for scene in scenes:
        if scene.background is None:
            continue
        if scene.background == first:
            _write(draft, scene.background, shared=all(s.background == first for s in scenes))
        else:
            _refuse(draft, scene.background)
        draft.leave_rest(scene.background, ["kind", "color", "url", "playback"], losses.BACKGROUND)


def _write(draft: Draft, background: Background, shared: bool) -> None:
    stated = background.color or background.url
    if stated is None or kind_of(stated.value) != background.kind.value:
        for lost in (background.kind, background.url, background.playback):
            draft.remark(lost, Fate.NEEDS_INPUT, _BY_EXTENSION if stated else _BY_ADDRESS)
        return
    draft.put("/background", stated)
    draft.credit("/background", background.kind)
    if not shared:
        text = f"{_ONE}: this one would stand behind all of them"
        draft.remark(background.kind, Fate.NEEDS_INPUT, text)
    if background.kind.value == "video" and not background.continuous:
        draft.remark(background.kind, Fate.APPROXIMATE, _THROUGH)
        _playback(draft, background)


def _playback(draft: Draft, background: Background) -> None:
    if background.playback and background.playback.value == "loop":
        draft.credit("/background", background.playback)
        draft.remark(background.playback, Fate.APPROXIMATE, _THROUGH)
    else:
        draft.remark(background.playback, Fate.NO_EQUIVALENT, _THROUGH)


def _refuse(draft: Draft, background: Background) -> None:
    for lost in (background.kind, background.color, background.url, background.playback):
        draft.remark(lost, Fate.NO_EQUIVALENT, _ONE)
