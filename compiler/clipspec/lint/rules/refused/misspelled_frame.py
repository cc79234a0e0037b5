r"""The shape or the size of a v3 video is plain, but spelled in another way than v3 takes it.

Why: `aspect_ratio` and `resolution` take a few words each, letter for letter. `16x9`, `1080P` and
the number 1080 are refused.

Fix: Write the word that the help names.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    resolution: 1080

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    resolution: 1080p

Source: HeyGen's command line client (2026-07-21).
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import parts
from clipspec.dialects.v3.ways import ratio_of, ways
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.sides import sides
from clipspec.mends import Mend, Replace
from clipspec.validate.words import kind, shown

_TAKEN = ("auto", "720p", "1080p", "4k", "16:9", "9:16", "4:5", "5:4", "1:1")
_TIER = r"\s*([0-9]+)\s*p?\s*"


@rule("CS371", Severity.ERROR, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find shapes and sizes of which it is certain what they mean."""
    for part in parts(body.data):
        for name in ("aspect_ratio", "resolution"):
            value = part.members.get(name)
            if value in _TAKEN or not isinstance(value, (str, int)) or isinstance(value, bool):
                continue
            meant = _ratio(str(value)) if name == "aspect_ratio" else _tier(str(value))
            if meant is not None:
                at = f"{part.at}/{name}"
                message = f"`{name}` is {kind(value)}, which v3 spells {shown(meant)}"
                mend = Mend(f"write {shown(meant)}", (Replace(at, meant),))
                yield Finding(at, message, f"write {shown(meant)}", mend=mend)


def _ratio(text: str) -> str | None:
    size = sides(text)
    if size is not None:
        return ratio_of(*size)
    word = text.strip().casefold()
    found: str | None = "auto" if word == "auto" else ways("frame")["words"].get(word)
    return found


def _tier(text: str) -> str | None:
    word = text.strip().casefold()
    digits = re.fullmatch(_TIER, word)
    found: str | None = ways("frame")["tiers"].get(digits[1]) if digits else None
    return found or ("4k" if re.fullmatch(r"4\s*k|uhd", word) else None)
