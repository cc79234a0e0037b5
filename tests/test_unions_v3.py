"""The unions of v3, by the whole judge: eight broken values each, and one right message for each.

The letters are those of `test_unions`, which does the same for a small union of its own.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.lint.engine import judge_body
from clipspec.lint.rulebook import rulebook, severity_of

_SPOKEN = {"avatar_id": "look_1", "voice_id": "voice_1", "script": "Hello"}
_PICTURE = {"type": "url", "url": "https://media.example.com/a.png"}
_CLIP = {"type": "url", "url": "https://media.example.com/c.mp4"}
_VOICE = {"engine_settings": {"engine_type": "fish", "model": "s1"}}
_ENGINE = {"type": "avatar_v", "reference_look_id": "look_2"}
FILM: dict[str, Any] = {
    "type": "avatar",
    **_SPOKEN,
    "engine": _ENGINE,
    "resolution": "720p",
    "aspect_ratio": "16:9",
    "background": {"type": "image", "url": "https://media.example.com/b.jpg"},
    "voice_settings": _VOICE,
}
STUDIO: dict[str, Any] = {
    "type": "studio",
    "scenes": [
        {"type": "avatar_video", "input": {"type": "avatar", **_SPOKEN, "engine": _ENGINE}},
        {"type": "image", "source": _PICTURE, "duration": 3},
        {"type": "video", "source": _CLIP},
    ],
}
_FILMS = '"avatar", "image", "studio" or "cinematic_avatar"'
_ENGINES = '"avatar_iii", "avatar_iv" or "avatar_v"'
_SYSTEMS = '"elevenlabs", "fish" or "starfish"'
_SCENES = '"avatar_video", "image" or "video"'
_NONE = object()

# body, where, what to write there, the code of the finding, where it is, its message
_CASES: dict[str, tuple[dict[str, Any], str, Any, str, str, str]] = {
    "a film": (FILM, "/resolution", "8k", "CS113", "/resolution",
               '`resolution` is "8k", but takes "4k", "1080p", "720p" or null'),
    "b film": (FILM, "/titel", "T", "CS111", "/titel", "no field `titel` here"),
    "c film": (FILM, "/type", "photo", "CS113", "/type",
               f'`type` is the text "photo", but takes {_FILMS}'),
    "d film": (FILM, "/type", _NONE, "CS112", "", f"`type` is missing here: it takes {_FILMS}"),
    "e film": (FILM, "/avatar_id", _NONE, "CS112", "", "`avatar_id` is missing here"),
    "f film": (FILM, "/type", "Avatar", "CS113", "/type",
               f'`type` is the text "Avatar", but takes {_FILMS}'),
    "g film": (FILM, "/type", "image", "CS111", "/avatar_id",
               '`avatar_id` and `engine` belong to "avatar", but `type` is "image"'),
    "h film": (FILM, "/type", {"avatar": {}}, "CS113", "/type",
               f"`type` is an object, but takes {_FILMS}"),
    "a scene": (STUDIO, "/scenes/1/duration", 301, "CS114", "/scenes/1/duration",
                "`duration` is 301, but the largest value is 300"),
    "b scene": (STUDIO, "/scenes/2/plaback", {}, "CS111", "/scenes/2/plaback",
                "no field `plaback` here"),
    "c scene": (STUDIO, "/scenes/1/type", "still", "CS113", "/scenes/1/type",
                f'`type` is the text "still", but takes {_SCENES}'),
    "d scene": (STUDIO, "/scenes/0/type", _NONE, "CS112", "/scenes/0",
                f"`type` is missing here: it takes {_SCENES}"),
    "e scene": (STUDIO, "/scenes/1/source", _NONE, "CS112", "/scenes/1",
                "`source` is missing here"),
    "f scene": (STUDIO, "/scenes/2/type", "VIDEO", "CS113", "/scenes/2/type",
                f'`type` is the text "VIDEO", but takes {_SCENES}'),
    "g scene": (STUDIO, "/scenes/1/playback", {}, "CS364", "/scenes/1/playback",
                "an image scene takes no `playback`"),
    "h scene": (STUDIO, "/scenes/2", "clip.mp4", "CS110", "/scenes/2",
                'item 3 of `scenes` is the text "clip.mp4", but takes an object'),
    "a input": (STUDIO, "/scenes/0/input/script", 5, "CS110", "/scenes/0/input/script",
                "`script` is 5, but takes text or null"),
    "b input": (STUDIO, "/scenes/0/input/avatr", "a", "CS111", "/scenes/0/input/avatr",
                "no field `avatr` here"),
    "c input": (STUDIO, "/scenes/0/input/type", "photo", "CS113", "/scenes/0/input/type",
                '`type` is the text "photo", but takes "avatar" or "image"'),
    "d input": (STUDIO, "/scenes/0/input/type", _NONE, "CS112", "/scenes/0/input",
                '`type` is missing here: it takes "avatar" or "image"'),
    "e input": (STUDIO, "/scenes/0/input/avatar_id", _NONE, "CS112", "/scenes/0/input",
                "`avatar_id` is missing here"),
    "f input": (STUDIO, "/scenes/0/input/type", "AVATAR", "CS113", "/scenes/0/input/type",
                '`type` is the text "AVATAR", but takes "avatar" or "image"'),
    "g input": (STUDIO, "/scenes/0/input/image", _PICTURE, "CS364", "/scenes/0/input/image",
                "an avatar input takes no `image`"),
    "h input": (STUDIO, "/scenes/0/input", "look_1", "CS110", "/scenes/0/input",
                '`input` is the text "look_1", but takes an object'),
    "a background": (FILM, "/background/url", 5, "CS110", "/background/url",
                     "`url` is 5, but takes text or null"),
    "b background": (FILM, "/background/fitt", "a", "CS111", "/background/fitt",
                     "no field `fitt` here"),
    "c background": (FILM, "/background/type", "picture", "CS113", "/background/type",
                     '`type` is the text "picture", but takes "color" or "image"'),
    "d background": (FILM, "/background/type", _NONE, "CS112", "/background",
                     '`type` is missing here: it takes "color" or "image"'),
    "e background": (FILM, "/background/url", _NONE, "CS112", "/background",
                     "one of `url` or `asset_id` is needed here"),
    "f background": (FILM, "/background/type", "Image", "CS113", "/background/type",
                     '`type` is the text "Image", but takes "color" or "image"'),
    "g background": (FILM, "/background/type", "color", "CS111", "/background/url",
                     '`url` belongs to "image", but `type` is "color"'),
    "h background": (FILM, "/background", "blue", "CS110", "/background",
                     '`background` is the text "blue", but takes an object or null'),
    "a engine": (FILM, "/engine/reference_look_id", 5, "CS110", "/engine/reference_look_id",
                 "`reference_look_id` is 5, but takes text or null"),
    "b engine": (FILM, "/engine/reference_look", "l", "CS111", "/engine/reference_look",
                 "no field `reference_look` here"),
    "c engine": (FILM, "/engine/type", "avatar_vi", "CS113", "/engine/type",
                 f'`type` is the text "avatar_vi", but takes {_ENGINES}'),
    "d engine": (FILM, "/engine/type", _NONE, "CS112", "/engine",
                 f"`type` is missing here: it takes {_ENGINES}"),
    "f engine": (FILM, "/engine/type", "Avatar_V", "CS113", "/engine/type",
                 f'`type` is the text "Avatar_V", but takes {_ENGINES}'),
    "g engine": (FILM, "/engine/type", "avatar_iv", "CS111", "/engine/reference_look_id",
                 '`reference_look_id` belongs to "avatar_v", but `type` is "avatar_iv"'),
    "h engine": (FILM, "/engine", "avatar_v", "CS363", "/engine",
                 '`engine` is the text "avatar_v", but takes an object'),
    "a system": (FILM, "/voice_settings/engine_settings/model", "s9", "CS113",
                 "/voice_settings/engine_settings/model",
                 '`model` is "s9", but takes "s1", "s2-pro" or null'),
    "b system": (FILM, "/voice_settings/engine_settings/stabilty", 1, "CS111",
                 "/voice_settings/engine_settings/stabilty", "no field `stabilty` here"),
    "c system": (FILM, "/voice_settings/engine_settings/engine_type", "azure", "CS113",
                 "/voice_settings/engine_settings/engine_type",
                 f'`engine_type` is the text "azure", but takes {_SYSTEMS}'),
    "d system": (FILM, "/voice_settings/engine_settings/engine_type", _NONE, "CS112",
                 "/voice_settings/engine_settings",
                 f"`engine_type` is missing here: it takes {_SYSTEMS}"),
    "f system": (FILM, "/voice_settings/engine_settings/engine_type", "Fish", "CS113",
                 "/voice_settings/engine_settings/engine_type",
                 f'`engine_type` is the text "Fish", but takes {_SYSTEMS}'),
    "g system": (FILM, "/voice_settings/engine_settings/engine_type", "starfish", "CS111",
                 "/voice_settings/engine_settings/model",
                 '`model` belongs to "elevenlabs", but `engine_type` is "starfish"'),
    "h system": (FILM, "/voice_settings/engine_settings", "fish", "CS110",
                 "/voice_settings/engine_settings",
                 '`engine_settings` is the text "fish", but takes an object or null'),
}  # fmt: skip


def _changed(body: dict[str, Any], at: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(body)
    holder, last = pointers.get(changed, pointers.parent(at)), pointers.last(at)
    if value is _NONE:
        del holder[last]
    else:
        holder[int(last) if isinstance(holder, list) else last] = value
    return changed


def _told(body: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The findings above info, as (code, pointer, message)."""
    found = judge_body(body, dialects()["v3"])
    loud = [each for each in found if severity_of(each) is not Severity.INFO]
    return [(rulebook()[each.rule].code, each.pointer, each.message) for each in loud]


@pytest.mark.parametrize("body", [FILM, STUDIO], ids=["film", "studio"])
def test_the_bodies_are_good(body: dict[str, Any]) -> None:
    assert _told(body) == []


@pytest.mark.parametrize(
    ("body", "at", "value", "code", "pointer", "message"), _CASES.values(), ids=_CASES
)
def test_one_defect_one_message(
    body: dict[str, Any], at: str, value: Any, code: str, pointer: str, message: str
) -> None:
    """One finding, on the token that is wrong, whether the schema or a rule has the words."""
    assert _told(_changed(body, at, value)) == [(code, pointer, message)]
