"""Where reading back what was written does not give the same video, and why.

The law: for every body of a dialect, `read(write(read(body))) == read(body)`. A row here is an
exception to it; the tests allow no other, and each one bears a remark of the same fate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate


@dataclass(frozen=True, slots=True)
class Exemption:
    """A remark that may stand in the bodies of a dialect: `*` in its pointer is any item."""

    dialect: str
    pattern: str
    fate: Fate
    reason: str

    def covers(self, dialect: str, pointer: str, fate: Fate) -> bool:
        """Say whether this row excuses what a remark on a pointer speaks of."""
        wanted, found = pointers.split(self.pattern), pointers.split(pointer)
        here = len(wanted) == len(found) and all(
            want in ("*", token) for want, token in zip(wanted, found, strict=True)
        )
        return here and (self.dialect, self.fate) == (dialect, fate)


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


def _v3() -> Iterator[Exemption]:
    """Yield the rows of v3, for films alone and in batches, speakers alone and in scenes."""
    for film in ("", "/videos/*"):
        for pattern, fate, reason in _V3:
            yield Exemption("v3", film + pattern, fate, reason)
        for speaker in (film, f"{film}/scenes/*/input"):
            for pattern, fate, reason in _V3_SPEAKERS:
                yield Exemption("v3", speaker + pattern, fate, reason)
        untuned = "over a clip, a voice is taken as it is"
        yield Exemption("v3", f"{film}/scenes/*/voice_settings/*", Fate.NO_EQUIVALENT, untuned)


EXEMPTIONS = (
    *_v3(),
    Exemption("v2", "/aspect_ratio", Fate.APPROXIMATE, "alone, it is written as a size in pixels"),
    Exemption("v2", "/aspect_ratio", Fate.NEEDS_INPUT, "no whole number of pixels has this ratio"),
    Exemption("v2", "/video_inputs/*/character/scale", Fate.NEEDS_INPUT, "v2 takes no such scale"),
    Exemption("v2", "/video_inputs/*", Fate.NEEDS_INPUT, "beyond what one request takes"),
)


@dataclass(frozen=True, slots=True)
class RowExemption:
    """What a value in a row may do to the law that holds for specs, and the reason.

    The law: migrating the body that a spec makes of a row, and making a body of the row with the
    migrated spec, are the same.
    """

    values: str
    reason: str


ORDINARY = RowExemption(
    "a value in an address, with a `/`, `?` or `#` in it, or empty",
    "as it is with ordinary values: one that is empty, or holds a `/`, `?` or `#`, may make "
    "another kind of file of the address",
)
NEGATIVE_ZERO = RowExemption(
    "the number -0.0",
    "a sign that is turned twice is written as it was at first, and then keeps that of zero",
)
NULL = RowExemption(
    "null, from a template of which nothing says that it may be null",
    "older versions refuse it where v3 takes it for what is left out: compiling that row fails",
)
ROW_EXEMPTIONS = (ORDINARY, NEGATIVE_ZERO, NULL)
