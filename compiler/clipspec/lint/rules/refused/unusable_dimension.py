r"""`dimension` is a text, or its numbers are in quotes or odd.

Why: v2 takes an object with two whole, even numbers. Video is coded in blocks of two pixels, so an
odd size is refused.

Fix: Write `dimension: {width: 1280, height: 720}`, without quotes.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: 1280x720

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v2 studio page of 2026 and HeyGen's skills: even, 128 to 4096.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.sides import sides
from clipspec.mends import Insert, Mend, Remove, Replace
from clipspec.validate.words import kind, shown

_PIXELS = range(100, 10_000)  # what is smaller is a shape, such as 16:9
_ONE_SIZE = r"\s*([1-9][0-9]{0,4})(?:\.0+)?\s*(?:px)?\s*"


@rule("CS339", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find sizes in another form, and odd ones."""
    for at, text in body.values("/dimension", str):
        yield _both(at, text)
    for name in ("width", "height"):
        for at, size in body.values(f"/dimension/{name}", (str, int)):
            if isinstance(size, str):
                yield _quoted(at, size)
            elif size % 2:
                yield _odd(at, size, resources.schema(body.dialect.schema))


def _both(at: str, text: str) -> Finding:
    message = f"`dimension` is {kind(text)}, but takes an object with `width` and `height`"
    width, height = sides(text) or (0, 0)
    if width not in _PIXELS or height not in _PIXELS:
        return Finding(at, message, "write `dimension: {width: 1280, height: 720}`")
    written = f"dimension: {{width: {width}, height: {height}}}"
    size = Insert(pointers.parent(at), "dimension", {"width": width, "height": height})
    mend = Mend(f"write `{written}`", (Remove(at), size))
    return Finding(at, message, f"write `{written}`", mend=mend)


def _quoted(at: str, text: str) -> Finding:
    message = f"`{pointers.last(at)}` is {kind(text)}, but takes a whole number"
    size = re.fullmatch(_ONE_SIZE, text.casefold())
    return _mended(at, message, int(size[1])) if size else Finding(at, message)


def _odd(at: str, size: int, schema: Any) -> Finding:
    name = pointers.last(at)
    bounds = schema["$defs"]["dimension"]["properties"][name]
    least, most = bounds["minimum"], bounds["maximum"]
    message = f"`{name}` is {shown(size)}, but v2 takes even numbers only"
    even = min(max(size - 1, least), most)
    if abs(even - size) == 1:
        return _mended(at, message, even, safe=False)
    return Finding(at, message, f"write an even number from {least} to {most}")


def _mended(at: str, message: str, size: int, safe: bool = True) -> Finding:
    mend = Mend(f"write {size}", (Replace(at, size),), safe)
    return Finding(at, message, f"write {size}", mend=mend)
