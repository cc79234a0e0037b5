"""The neutral hub: what a video is, in the words of no API.

Positions are fractions of the canvas, measured from its centre, x to the right and y **down**.
A scale of 1 fits the presenter to the canvas. Durations are seconds, sizes pixels. Each value
carries the JSON Pointer it was read from; a value that is None was not stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value and the pointer it was read from. The pointer does not count in comparisons."""

    value: T
    at: str = field(compare=False)


Text = Sourced[str] | None
Number = Sourced[float] | None
Flag = Sourced[bool] | None


@dataclass(frozen=True, slots=True)
class Canvas:
    """The picture: an aspect such as `16:9`, or a size in pixels."""

    aspect: Text = None
    width: Sourced[int] | None = None
    height: Sourced[int] | None = None


@dataclass(frozen=True, slots=True)
class Captions:
    """Whether captions are made, and how: `burned` into the picture or as a side `file`."""

    shown: Flag = None
    form: Sourced[Literal["burned", "file"]] | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the presenter stands: scale, and the offset of its centre (x right, y down)."""

    scale: Number = None
    x: Number = None
    y: Number = None


@dataclass(frozen=True, slots=True)
class Character:
    """The presenter. `framing` is `normal`, `circle`, `closeup` or `square`.

    `latest_model` asks for the newer renderer; `manner`, `expression`, `enhanced`, `prompt`,
    `keep_prompt` and `legacy_model` tune an animated photo.
    """

    kind: Literal["avatar", "photo"]
    id: Sourced[str]
    framing: Text = None
    placement: Placement = Placement()
    circle_color: Text = None
    cutout: Flag = None
    latest_model: Flag = None
    manner: Text = None
    expression: Text = None
    enhanced: Flag = None
    prompt: Text = None
    keep_prompt: Flag = None
    legacy_model: Flag = None


@dataclass(frozen=True, slots=True)
class Speech:
    """What is heard: spoken `text`, recorded `audio` (a URL or an uploaded asset), or `silence`.

    `speed` is a factor, `pitch` in the API's steps of -50..50, `duration` in seconds; `tuning`
    holds settings of the voice's own engine by name.
    """

    kind: Literal["text", "audio", "silence"]
    text: Text = None
    voice: Text = None
    audio_url: Text = None
    audio_asset: Text = None
    duration: Number = None
    speed: Number = None
    pitch: Number = None
    emotion: Text = None
    locale: Text = None
    tuning: tuple[tuple[str, Sourced[Any]], ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What stands behind the presenter: a `color` (#RRGGBB), an `image` or a `video`.

    `unknown` is a URL whose kind nobody stated. `fit` says how a picture fills the canvas,
    `playback` what a video does when it is shorter or longer than the scene.
    """

    kind: Literal["color", "image", "video", "unknown"]
    color: Text = None
    url: Text = None
    asset: Text = None
    fit: Text = None
    playback: Text = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One stretch of the video with one presenter and one speech. `at` is its own pointer.

    `overlay` holds the leaves of a text overlay by their path inside it.
    """

    at: str = field(compare=False)
    character: Character | None = None
    speech: Speech | None = None
    background: Background | None = None
    overlay: tuple[tuple[str, Sourced[Any]], ...] = ()
    motion_prompt: Text = None
    enhance_motion_prompt: Flag = None


@dataclass(frozen=True, slots=True)
class Video:
    """A whole video. `draft` asks for a free, watermarked run."""

    scenes: tuple[Scene, ...]
    canvas: Canvas = Canvas()
    captions: Captions = Captions()
    draft: Flag = None
    title: Text = None
    callback_id: Text = None
    callback_url: Text = None
    folder: Text = None
    frame_rate: Number = None
    watermark: Flag = None
    subtitle_style: tuple[tuple[str, Sourced[Any]], ...] = ()
