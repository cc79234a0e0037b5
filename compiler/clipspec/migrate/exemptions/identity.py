"""Where reading back what was written does not give the same video, and why.

The law: for every body of a dialect, `read(write(read(body))) == read(body)`. A row here is an
exception to it; no other is allowed, and each one bears a remark of the same fate, on the pointer.
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.dialects.reading import Fate
from clipspec.migrate.exemptions.exemption import Exemption

_NEWER = "only accounts with the schema of August 2026 take it"
_V3 = (
    ("/aspect_ratio", Fate.APPROXIMATE, "alone, it is written with a resolution"),
    ("/folder_id", Fate.APPROXIMATE, _NEWER),
    ("/brand_glossary_id", Fate.APPROXIMATE, _NEWER),
)
_V3_SPEAKERS = (
    ("/expressiveness", Fate.APPROXIMATE, "calm is what every engine is unasked"),
    ("/expressiveness", Fate.NEEDS_INPUT, "the stated engine does not take it"),
    ("/motion_prompt", Fate.NEEDS_INPUT, "the stated engine does not take it"),
)
_V2 = (
    ("/aspect_ratio", Fate.APPROXIMATE, "alone, it is written as a size in pixels"),
    ("/aspect_ratio", Fate.NEEDS_INPUT, "no whole number of pixels has this ratio"),
    ("/video_inputs/*/character/scale", Fate.NEEDS_INPUT, "v2 takes no such scale"),
    ("/video_inputs/*", Fate.NEEDS_INPUT, "beyond what one request takes"),
)


def _v3() -> Iterator[Exemption]:
    """Yield the rows of v3, for films alone and in batches, speakers alone and in scenes."""
    for film in ("", "/videos/*"):
        for pattern, fate, reason in _V3:
            yield Exemption("v3", "v3", film + pattern, fate, reason)
        for speaker in (film, f"{film}/scenes/*/input"):
            for pattern, fate, reason in _V3_SPEAKERS:
                yield Exemption("v3", "v3", speaker + pattern, fate, reason)


IDENTITY = (*_v3(), *(Exemption("v2", "v2", *row) for row in _V2))
