r"""`background` is an object, as in v2, instead of a text.

Why: v1 takes one text: a colour or a URL. It tells what the background is by that text alone.

Fix: Write the colour or the URL itself.

Bad:
    version: v1alpha
    ratio: "16:9"
    background:
      type: color
      value: "#FAFAFA"
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

Source: the v1 reference page; users in public code send objects.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

_CARRIERS = ("value", "color", "url", "image_url", "video_url")


@rule("CS303", Severity.ERROR, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find a background that is an object."""
    for at, background in body.objects("/background"):
        message = "`background` is an object, but v1 takes a text: a colour or a URL"
        text = _text(background)
        if text is None:
            help_ = 'write `background: "#RRGGBB"`, or the URL of an image or an mp4 video'
            yield Finding(at, message, help_)
            continue
        safe = len(background) - ("type" in background) == 1  # nothing else is lost
        mend = Mend("write the text itself", (Replace(at, text),), safe)
        yield Finding(at, message, f"write `background: {shown(text)}`", mend=mend)


def _text(background: dict[str, Any]) -> str | None:
    """Return the text inside the object, or inside the object inside it."""
    inner = [value for value in background.values() if isinstance(value, dict)]
    for holder in (background, *inner):
        for name in _CARRIERS:
            if isinstance(holder.get(name), str):
                return str(holder[name])
    return None
