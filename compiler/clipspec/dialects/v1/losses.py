"""What v1 has no place for, by the hub's names: what asks for nothing but its only way is no loss.

Source: the v1 reference page, which knows none of these. That presenters are rendered on Avatar III
follows from its age.
"""

from __future__ import annotations

from clipspec.dialects.draft import Loss

_NOWHERE = "v1 has no place for it"

CHARACTER = {
    "cutout": Loss(_NOWHERE, (False,)),
    "engine": Loss("v1 renders on Avatar III only", ("iii",)),
    "manner": Loss("v1 has one manner only", ("stable", "low")),
    "expression": Loss(_NOWHERE, ("default",)),
    "enhanced": Loss(_NOWHERE, (False,)),
    "legacy_model": Loss(_NOWHERE, (False,)),
}
SPEECH = {
    "speed": Loss("v1 has no speed of a voice", (1,)),
    "pitch": Loss("v1 has no pitch of a voice", (0,)),
    "volume": Loss("v1 has no volume of a voice", (1,)),
    "audio_asset": Loss("v1 takes a recording by its address only"),
}
BACKGROUND = {
    "asset": Loss("v1 takes a background by its address only"),
    "volume": Loss("v1 has no volume of a background", (1,)),
    "muted": Loss("v1 cannot silence a background", (False,)),
}
CAPTIONS = {"form": Loss("v1 can only draw captions into the picture", ("burned",))}
VIDEO = {
    "container": Loss("v1 makes mp4 only", ("mp4",)),
    "watermark": Loss(_NOWHERE, (False,)),
}
