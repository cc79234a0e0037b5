r"""A scene lacks what v2 refuses to do without: a voice, its id, its text, its recording.

Why: v2 checks these first, and answers with the path of what is missing, such as
"video_inputs.0.voice.text.voice_id is invalid: Field required". No video is made.

Fix: Add the field. A scene in which nobody speaks has `voice: {type: silence}`.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: answers of the v2 server, told by users in public code. Bodies without `voice_id` passed in
earlier years.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_AUDIO = ("audio_url", "audio_asset_id")
_VOICES = "GET /v2/voices lists the ids; an avatar's details name its `default_voice_id`"


@rule("CS335", Severity.ERROR, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find scenes that are known to be refused."""
    for at, scene in body.objects("/video_inputs/*"):
        voice = scene.get("voice")
        if "voice" not in scene:
            help_ = "for a scene without speech add `voice: {type: silence, duration: 3}`"
            yield _missing(at, ("voice",), f"{_path(at)}.voice", help_)
        elif isinstance(voice, dict):
            yield from _voice(f"{at}/voice", voice)


def _voice(at: str, voice: dict[str, Any]) -> Iterator[Finding]:
    recorded = not voice.keys().isdisjoint(_AUDIO)
    if voice.get("type") == "text" and not (recorded and "input_text" not in voice):
        for name, help_ in (("voice_id", _VOICES), ("input_text", "write what is to be said")):
            if name not in voice:
                yield _missing(at, (name,), f"{_path(at)}.text.{name}", help_)
    elif voice.get("type") == "audio" and not recorded and "input_text" not in voice:
        help_ = "add `audio_url`, or `audio_asset_id` for a recording that was uploaded"
        yield _missing(at, _AUDIO, f"{_path(at)}.audio", help_)


def _missing(at: str, names: tuple[str, ...], path: str, help_: str) -> Finding:
    needed = " or ".join(f"`{name}`" for name in names)
    reason = "Field required" if len(names) == 1 else "either of them is needed"
    message = f'{needed} is missing: v2 answers "{path} is invalid: {reason}"'
    return Finding(at, message, help_, missing=names)


def _path(at: str) -> str:
    """Return a pointer in the words of v2's answers: `video_inputs.0.voice`."""
    return ".".join(pointers.split(at))
