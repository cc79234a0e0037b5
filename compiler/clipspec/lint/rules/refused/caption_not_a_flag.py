r"""`caption` is something else than true or false.

Why: v2 takes a flag. The text `"false"` is not false: a server that converts it reads it as true.
Styles of captions inside `caption` are an invention.

Fix: Write `true` or `false` without quotes. For captions in the picture a page of 2026 knows
`caption_mode: burn_in`.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}
    caption: "false"

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}
    caption: false

Source: all v2 reference pages; docs.heygen.com/discuss/6614081789861800118d16fa
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace
from clipspec.validate.words import kind

_MEANT = {"true": True, "false": False, "1": True, "0": False}


@rule("CS338", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find captions that are no flag."""
    for at, caption in body.values("/caption", (str, int, float, dict, list)):
        message = f"`caption` is {kind(caption)}, but takes true or false"
        meant = _meant(caption)
        if meant is not None:
            word = "true" if meant else "false"
            mend = Mend(f"write {word}", (Replace(at, meant),))
            yield Finding(at, message, f"write `caption: {word}`", mend=mend)
        else:
            help_ = "write `caption: true`; no page of v2 knows a style for it"
            yield Finding(at, message, help_, mend=_switched(at, caption))


def _switched(at: str, caption: Any) -> Mend | None:
    """Keep of an object the switch in it, if there is one; the rest of it has no effect."""
    switch = caption.get("enabled") if isinstance(caption, dict) else None
    if not isinstance(switch, bool):
        return None
    return Mend("keep `enabled` alone", (Replace(at, switch),), safe=False)


def _meant(caption: Any) -> bool | None:
    if isinstance(caption, dict | list):
        return None
    return _MEANT.get(str(caption).strip().casefold())
