"""The parts of a v3 body by what they are: a rule need not know where each of them may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

SINGLES = ("avatar", "image")
FILMS = (*SINGLES, "studio", "cinematic_avatar")
INPUTS = ("avatar input", "image input", "input")
_SCENES = {"avatar_video": "avatar scene", "image": "image scene", "video": "video scene"}
_NAMES = {
    "avatar": "a video of type avatar",
    "image": "a video of type image",
    "studio": "a studio film",
    "single background": "a background",
    "studio background": "a background in a studio film",
}
_GROUPS = {
    "film": ("captioned", "video"),
    "avatar": ("avatar", "single", "speaker", "captioned", "video"),
    "image": ("image", "single", "speaker", "captioned", "video"),
    "studio": ("studio", "captioned", "video"),
    "cinematic_avatar": ("video",),
    "scene": ("scene",),
    "avatar scene": ("avatar scene", "scene"),
    "image scene": ("image scene", "scene"),
    "video scene": ("video scene", "scene"),
    "input": ("input", "speaker"),
    "avatar input": ("avatar input", "input", "speaker"),
    "image input": ("image input", "input", "speaker"),
    "single background": ("single background", "background"),
    "studio background": ("studio background", "background"),
}


class Part(NamedTuple):
    """An object of a body, where it stands, and what it is.

    `kind`: for a whole body its `type`, or `film` while that cannot be told; in a studio film
    `avatar scene`, `image scene`, `video scene` or `scene`, and `avatar input`, `image input` or
    `input`; `studio background` inside an input, and `single background` outside of one.
    """

    at: str
    kind: str
    members: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What messages call it."""
        article = "an" if self.kind[0] in "ai" else "a"
        return _NAMES.get(self.kind, f"{article} {self.kind}")

    @property
    def groups(self) -> tuple[str, ...]:
        """The names under which `heygen/ways` may know its fields, the closest first."""
        return _GROUPS[self.kind]


def parts(body: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the body and the parts inside it; of a batch, each video and its parts."""
    videos = body.get("videos")
    if not isinstance(videos, list):
        yield from _film("", body)
        return
    for index, video in enumerate(videos):
        if isinstance(video, dict):
            yield from _film(f"/videos/{index}", video)


def _film(at: str, film: Mapping[str, Any]) -> Iterator[Part]:
    kind = film.get("type")
    yield Part(at, kind if kind in FILMS else "film", film)
    yield from _background(at, "single background", film)
    scenes = film.get("scenes")
    for index, scene in enumerate(scenes if isinstance(scenes, list) else ()):
        if isinstance(scene, dict):
            yield from _scene(f"{at}/scenes/{index}", scene)


def _scene(at: str, scene: Mapping[str, Any]) -> Iterator[Part]:
    kind = scene.get("type")
    yield Part(at, _SCENES.get(kind, "scene") if isinstance(kind, str) else "scene", scene)
    speaker = scene.get("input")
    if isinstance(speaker, dict):
        kind = speaker.get("type")
        yield Part(f"{at}/input", f"{kind} input" if kind in SINGLES else "input", speaker)
        yield from _background(f"{at}/input", "studio background", speaker)


def _background(at: str, kind: str, holder: Mapping[str, Any]) -> Iterator[Part]:
    background = holder.get("background")
    if isinstance(background, dict):
        yield Part(f"{at}/background", kind, background)
