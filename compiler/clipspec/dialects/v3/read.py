"""A v3 body in the hub's words: a film of one speaker, or a studio film of scenes.

Null stands for what is not said. A film made from a prompt has no scenes, and stays unread.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate, Reading, Remarks
from clipspec.dialects.union import kind_in
from clipspec.dialects.v3 import fields
from clipspec.dialects.v3.said import FOLLOWS, said, within
from clipspec.dialects.v3.shots import read_scene, read_speaker
from clipspec.model import Canvas, Captions, Scene, Sourced, Video

_FROM_PROMPT = "a film made from a prompt: only v3 has it"
_TRANSCRIBED = "v3 writes captions of recordings as well, older versions of texts only"
_ANOTHER = "a batch makes a film of each, and this is another one: give it a body of its own"


def read(body: Mapping[str, Any]) -> Reading:
    """Read a body. Never raises; what does not fit is left out and remarked on."""
    whole = said(Part(body, "", Remarks()))
    if "videos" in whole.members:
        return Reading(_first_of(whole), whole.remarks)
    return Reading(_film(whole), whole.remarks)


def _first_of(batch: Part) -> Video:
    """Read the first film of a batch; the others ask to be taken out."""
    films = list(batch.parts("videos"))
    for other in films[1:]:
        batch.remarks.say(other.at, Fate.NEEDS_INPUT, _ANOTHER)
    for key in ("title", "callback_url", "folder_id"):
        batch.remark(key, Fate.APPROXIMATE, "left out: it speaks of the batch, not of its films")
    return _film(said(films[0])) if films else Video()


def _film(film: Part) -> Video:
    kind = kind_in(film, fields.FILM)
    if kind is None:
        return Video()
    if kind.value == "cinematic":
        film.remarks.say(film.at, Fate.NO_EQUIVALENT, _FROM_PROMPT)
        return Video()
    if kind.value == "studio":
        film.remark("type", Fate.EXACT, FOLLOWS)
        scenes = tuple(read_scene(said(scene)) for scene in film.parts("scenes"))
        return _video(film, scenes)
    container = film.take_fields(fields.CONTAINER)
    return _video(film, (read_speaker(film, kind, alone=True),))._replace(**container)


def _video(film: Part, scenes: tuple[Scene, ...]) -> Video:
    captions = _captions(film)
    if captions.shown and any(map(_is_recorded, scenes)):
        film.remark("caption", Fate.APPROXIMATE, _TRANSCRIBED)
    return Video(
        scenes=scenes,
        canvas=Canvas(**film.take_fields(fields.CANVAS)),
        captions=captions,
        usual_engine="iv",
        **film.take_fields((*fields.VIDEO, *fields.NEWER)),
    )


def _is_recorded(scene: Scene) -> bool:
    return scene.speech is not None and scene.speech.kind.value == "audio"


def _captions(film: Part) -> Captions:
    """Read captions: that the object is there asks for a file, its style for drawing them too."""
    held = film.members.get("caption")
    if held == {}:
        here = film.place("caption")
        return Captions(Sourced(True, here), Sourced("file", here))
    caption = within(film, "caption", nulls=True)
    if caption is None:
        return Captions()
    file = caption.take("file_format", fields.CAPTION_FORMAT)
    style = caption.take("style", fields.CAPTION_STYLE) if caption.members.get("style") else None
    unstyled = "style" in caption.members and caption.members["style"] is None
    stated = [each.at for each in (file, style) if each]
    stated += [caption.place("style")] if unstyled else []
    if not stated:
        return Captions()
    form = Sourced("burned", style.at) if style else Sourced("file", stated[-1])
    return Captions(Sourced(True, stated[0]), form)
