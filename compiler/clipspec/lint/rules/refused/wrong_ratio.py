r"""`ratio` is neither `16:9` nor `9:16`.

Why: v1 makes videos in these two shapes only: landscape and portrait.

Fix: Write `"16:9"` or `"9:16"`, in quotes. v2 makes other shapes: it takes a size in pixels.

Bad:
    version: v1alpha
    ratio: "1:1"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.sides import sides
from clipspec.mends import Mend, Replace
from clipspec.validate import UNKNOWN
from clipspec.validate.words import shown

_WORDS = {"landscape": "16:9", "horizontal": "16:9", "portrait": "9:16", "vertical": "9:16"}


@rule("CS302", Severity.ERROR, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find every other ratio than the two."""
    for at, ratio in body.values("/ratio"):
        if ratio not in ("16:9", "9:16", UNKNOWN):
            message = f'`ratio` is {shown(ratio)}, but v1 takes "16:9" or "9:16"'
            meant = _meant(ratio)
            mend = Mend(f"write {shown(meant)}", (Replace(at, meant),)) if meant else None
            yield Finding(at, message, _help(meant), mend=mend)


def _meant(ratio: Any) -> str | None:
    """Return the ratio that was meant: `""` for another shape, None where it is not plain."""
    text = ratio.casefold() if isinstance(ratio, str) else ""
    size = sides(text)
    if size is None:
        return _WORDS.get(text)
    width, height = size
    wide, tall = width * 9 == height * 16, width * 16 == height * 9
    return "16:9" if wide else "9:16" if tall else ""


def _help(meant: str | None) -> str:
    """Name the ratio that was meant; another shape needs another version of the API."""
    if meant == "":
        return "v2 makes other shapes: its `dimension` takes width and height in pixels"
    return f'write "{meant}"' if meant else 'write "16:9" for landscape or "9:16" for portrait'
