"""The neutral hub: what a video is, in the words of no API.

Positions are fractions of the canvas, measured from its centre, x to the right and y **down**.
A scale of 1 fits the presenter to the canvas. Durations are seconds, sizes pixels. Each value
carries the JSON Pointer it was read from; a value that is None was not stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)


class Sourced(NamedTuple, Generic[T]):
    """A value and the pointer it was read from. The pointer does not count in comparisons."""

    value: T
    at: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sourced) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)


CharacterKind = Literal["avatar", "photo", "picture"]
SpeechKind = Literal["text", "audio", "silence"]
BackgroundKind = Literal["color", "image", "video", "unknown"]

Text = Sourced[str] | None
Number = Sourced[float] | None
Flag = Sourced[bool] | None
Tree = Sourced[Mapping[str, Any]] | None
"""An object that is carried as a whole, each of its leaves from below its pointer."""


class Canvas(NamedTuple):
    """The picture: an aspect such as `16:9`, a size in pixels, or only that of its short side."""

    aspect: Text = None
    width: Number = None
    height: Number = None
    short_side: Number = None


class Captions(NamedTuple):
    """Whether captions are made, and how: `burned` into the picture or as a side `file`."""

    shown: Flag = None
    form: Text = None


class Placement(NamedTuple):
    """Where the presenter stands: scale, and the offset of its centre (x right, y down).

    `fit` says instead how it is brought into the canvas: whole (`contain`) or filling it (`cover`).
    """

    scale: Number = None
    x: Number = None
    y: Number = None
    fit: Text = None


class Character(NamedTuple):
    """The presenter. `framing` is `normal`, `circle`, `closeup` or `square`.

    `kind` was read from a tag, or from the id where a dialect has no tag. A `picture` is brought to
    speak from an address, an uploaded asset or an embedded file; the others have an `id`. `engine`
    is the generation of the renderer, `iii`, `iv` or `v`, and `reference` a look whose movements it
    takes over. `manner` is `stable` or `expressive`, or a grade: `low`, `medium`, `high`.
    `expression`, `enhanced`, `prompt`, `keep_prompt` and `legacy_model` tune an animated photo.
    """

    kind: Sourced[CharacterKind]
    id: Text = None
    framing: Text = None
    placement: Placement = Placement()
    circle_color: Text = None
    cutout: Flag = None
    engine: Text = None
    reference: Text = None
    manner: Text = None
    expression: Text = None
    enhanced: Flag = None
    prompt: Text = None
    keep_prompt: Flag = None
    legacy_model: Flag = None
    picture_url: Text = None
    picture_asset: Text = None
    picture_file: Tree = None


class Speech(NamedTuple):
    """What is heard: spoken `text`, recorded `audio` (a URL or an uploaded asset), or `silence`.

    `speed` is a factor, `pitch` in the API's steps of -50..50, `volume` 0..1, `duration` in
    seconds. `tuning` holds the settings of the voice's own engine, which `vendor` names; without a
    name it is `elevenlabs`.
    """

    kind: Sourced[SpeechKind]
    text: Text = None
    voice: Text = None
    audio_url: Text = None
    audio_asset: Text = None
    duration: Number = None
    speed: Number = None
    pitch: Number = None
    emotion: Text = None
    locale: Text = None
    volume: Number = None
    vendor: Text = None
    tuning: Tree = None


class Background(NamedTuple):
    """What stands behind the presenter: a `color` (#RRGGBB), an `image` or a `video`.

    Without a presenter it is what the scene shows. The kind `unknown` is a URL whose kind nobody
    stated; `file` is embedded in the body. `fit` says how a picture fills the canvas, `playback`
    what a video does when it is shorter or longer than the scene, `volume` (0..1) and `muted` how
    it sounds. `continuous`: a video that runs on from scene to scene, looping, instead of starting
    anew.
    """

    kind: Sourced[BackgroundKind]
    color: Text = None
    url: Text = None
    asset: Text = None
    file: Tree = None
    fit: Text = None
    playback: Text = None
    volume: Number = None
    muted: Flag = None
    continuous: bool = False


class Scene(NamedTuple):
    """One stretch of the video with one presenter and one speech.

    `at` is its own pointer, which does not count in comparisons.
    """

    at: str
    character: Character | None = None
    speech: Speech | None = None
    background: Background | None = None
    overlay: Tree = None
    motion_prompt: Text = None
    enhance_motion_prompt: Flag = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scene) and self[1:] == other[1:]

    def __hash__(self) -> int:
        return hash(self[1:])


class Video(NamedTuple):
    """A whole video.

    `draft` asks for a free, watermarked run, `watermark` for the vendor's mark; `mark` is a picture
    of one's own over the video. `container` is `mp4` or `webm`, `glossary` the id of a list that
    says how names are spoken. `usual_engine` renders presenters for whom no engine is stated.
    """

    scenes: tuple[Scene, ...] = ()
    canvas: Canvas = Canvas()
    captions: Captions = Captions()
    draft: Flag = None
    title: Text = None
    callback_id: Text = None
    callback_url: Text = None
    folder: Text = None
    frame_rate: Number = None
    watermark: Flag = None
    subtitle_style: Tree = None
    container: Text = None
    mark: Tree = None
    glossary: Text = None
    usual_engine: str = "iii"


def stated(thing: Any, path: str = "") -> Iterator[tuple[str, Sourced[Any]]]:
    """Yield every value that a video states, with its path in the hub: `/scenes/0/speech/text`."""
    if isinstance(thing, Sourced):
        yield path, thing
    elif isinstance(thing, tuple):
        for name, item in zip(getattr(thing, "_fields", range(len(thing))), thing, strict=True):
            yield from stated(item, f"{path}/{name}")
