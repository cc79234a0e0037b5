"""What v3 has no place for, in the words of a report, by the hub's names.

Sources: the vendor's machine schema of 2026-07-21; live refusals of unknown fields, about September
2026.
"""

from __future__ import annotations

from typing import Any

from clipspec.dialects.draft import Loss


def of_scenes(text: str, way_out: str, harmless: tuple[Any, ...] = ()) -> Loss:
    """Return the loss of what only films of one shot do. `way_out`: the option that makes them."""
    return Loss(f"{text}: {way_out} makes films of one shot, which do", harmless, way_out)


_AS_IT_IS = "v3 shows every presenter as it is: cut it afterwards"
_PLACES = "v3 places the presenter itself"

CHARACTER = {
    "framing": Loss(_AS_IT_IS, ("normal",)),
    "circle_color": Loss("v3 makes no circles"),
    "expression": Loss("v3 takes no facial expression", ("default",)),
    "enhanced": Loss("v3 has no such switch", (False,)),
    "keep_prompt": Loss("v3 takes a prompt as it is", (True,)),
    "legacy_model": Loss("v3 has no legacy model: `engine` says which one renders", (False,)),
}
PLACEMENT = {
    "scale": Loss(f"{_PLACES}, at no scale but its own"),
    "x": Loss(f"{_PLACES}: it takes no offset"),
    "y": Loss(f"{_PLACES}: it takes no offset"),
}
SPEECH = {
    "emotion": Loss("voices of v3 take no emotion"),
    "duration": Loss("a presenter of v3 has to speak: supply a silent recording"),
}
BACKGROUND = {
    "fit": Loss("the server fits a background itself"),
    "playback": Loss("no video can stand behind a presenter, and there is nothing to play"),
    "volume": Loss("only a clip of its own has a volume", (1,)),
    "muted": Loss("only a clip of its own can be silenced"),
    "file": Loss("a background takes no embedded file: upload it, and write its id"),
}
SHOWN = {
    **BACKGROUND,
    "fit": Loss("v3 crops what a scene shows around its middle", ("cover",)),
}
SCENE = {
    "overlay": Loss("v3 writes no text over the picture"),
    "motion_prompt": Loss("there is no presenter to move"),
    "enhance_motion_prompt": Loss("v3 takes a prompt as it is", (False,)),
}
VIDEO = {
    "frame_rate": Loss("v3 lets nobody choose the frame rate"),
    "watermark": Loss("v3 has no switch for HeyGen's own watermark", (False,)),
    "subtitle_style": Loss("v3 draws captions in the one style there is"),
    "container": Loss("a film of scenes is always mp4", ("mp4",)),
}
