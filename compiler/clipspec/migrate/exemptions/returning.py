"""Which values do not come back from the other dialect, though they went over, and why.

The law: a leaf that was written, with a loss that nobody had to accept, comes back as it was. The
values of these leaves are kept in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clipspec.dialects.reading import Fate
from clipspec.migrate.exemptions.exemption import Exemption

_NO_SIGN = "a zero that is turned round has no sign"
_AS_PIXELS = "it comes back as a size in pixels"
_RESIZED = "it comes back at the size of --resolution"
_SWITCHED = "it comes back as `caption`"
_FREE_SIZE = "a size comes back as v3 names it, in whole pixels, and not every size has a name"
_A_LOOK = "it comes back as an avatar, for v3 tells no talking photo from a look"
_OTHERWISE = "it comes back as --caption says"
_NEWER = "only accounts with the schema of August 2026 take it"
_FORMATTED = "captions come back with the format of their file"
_LOOPS = "v1 loops a video without a word, and v3 is not told so"
_ENGINE = "only Avatar IV and V take it, and the engine that was stated is lost"
_NOBODY = "in v3 nobody is left to say it, or stand before it"
_NOTHING_SHOWN = "in v3 the scene has nothing left to show"

_OLDER = (
    Exemption("v1", "v2", "/clips/*/offset/y", Fate.EXACT, _NO_SIGN, "-0.0"),
    Exemption("v1", "v3", "/clips/*/talking_photo_id", Fate.APPROXIMATE, _A_LOOK),
    Exemption("v2", "v1", "/video_inputs/*/character/offset/y", Fate.EXACT, _NO_SIGN, "-0.0"),
    Exemption("v2", "v1", "/aspect_ratio", Fate.EXACT, _AS_PIXELS),
    Exemption("v2", "v1", "/dimension/*", Fate.APPROXIMATE, _RESIZED),
    Exemption("v2", "v1", "/caption_mode", Fate.APPROXIMATE, _SWITCHED),
    Exemption("v2", "v3", "/aspect_ratio", Fate.EXACT, _AS_PIXELS),
    Exemption("v2", "v3", "/aspect_ratio", Fate.APPROXIMATE, _AS_PIXELS),
    Exemption("v2", "v3", "/dimension/*", Fate.APPROXIMATE, _FREE_SIZE),
    Exemption("v2", "v3", "/video_inputs/*/character/type", Fate.APPROXIMATE, _A_LOOK),
    Exemption("v2", "v3", "/video_inputs/*/character/talking_photo_id", Fate.APPROXIMATE, _A_LOOK),
    Exemption("v2", "v3", "/video_inputs/*/character/talking_style", Fate.APPROXIMATE, _A_LOOK),
    Exemption("v2", "v3", "/video_inputs/*/character/prompt", Fate.APPROXIMATE, _A_LOOK),
)
_V3_FILMS = (
    Exemption("v3", "v1", "/caption/style", Fate.EXACT, _OTHERWISE, '"default"'),
    Exemption("v3", "v1", "/caption/style", Fate.APPROXIMATE, _OTHERWISE, '"default"'),
    Exemption("v3", "v1", "/scenes/*/playback/mode", Fate.APPROXIMATE, _LOOPS),
    Exemption("v3", "v2", "/folder_id", Fate.EXACT, _NEWER),
    Exemption("v3", "v2", "/caption", Fate.EXACT, _FORMATTED, "{}"),
    Exemption("v3", "v2", "/caption", Fate.APPROXIMATE, _FORMATTED, "{}"),
    Exemption("v3", "v2", "/caption/style", Fate.EXACT, _FORMATTED, "null"),
    Exemption("v3", "v2", "/caption/style", Fate.APPROXIMATE, _FORMATTED, "null"),
)
_SPOKEN = ("/script", "/audio_url", "/voice_id")
_TUNED = "/voice_settings/**"
_SPOKEN_IN_V2 = (*_SPOKEN, "/audio_asset_id", _TUNED)
_BACKDROP = "/background/*"
_MOVED = "/motion_prompt"


def _v3() -> Iterator[Exemption]:
    """Yield the rows of v3, for films alone and in batches."""
    for film in ("", "/videos/*"):
        for row in _V3_FILMS:
            yield replace(row, pattern=film + row.pattern)
        scene = f"{film}/scenes/*"
        yield _without("v1", scene, "/type", "/voice_id", _NOTHING_SHOWN)
        yield from _speaking(film, f"{scene}/input")


def _speaking(alone: str, in_scene: str) -> Iterator[Exemption]:
    """Yield the rows of speakers, who are a film of their own or stand in a scene."""
    for speaker in (alone, in_scene):
        for pattern in (*_SPOKEN, _BACKDROP):
            yield _without("v1", speaker, "/type", pattern, _NOBODY)
        for pattern in _SPOKEN_IN_V2:
            yield _without("v2", speaker, "/type", pattern, _NOBODY)
        for pattern in (_TUNED, _MOVED):
            yield _without("v2", speaker, "/type", pattern, _NOBODY, Fate.APPROXIMATE)
        yield _without("v2", speaker, "/engine/type", _MOVED, _ENGINE, Fate.APPROXIMATE)
    # In a scene, only an avatar has a background, and v2 has avatars.
    yield _without("v2", alone, "/type", _BACKDROP, _NOBODY)


def _without(
    target: str, part: str, lost: str, pattern: str, reason: str, fate: Fate = Fate.EXACT
) -> Exemption:
    """Return the row of a leaf that does not come back without another one beside it."""
    return Exemption("v3", target, part + pattern, fate, reason, beside=part + lost)


RETURN = (*_OLDER, *_v3())
