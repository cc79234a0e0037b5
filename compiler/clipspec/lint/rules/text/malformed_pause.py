r"""A break tag is not written as the API knows it.

Why: Only `<break time="1s"/>` is a pause: a tag that closes itself, its time in straight quotes. A
tag of any other form, as `<pause 1s>`, is left out, read aloud, or makes the request fail.

Fix: Write `<break time="1s"/>`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello. <break time="1s"> And welcome.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello. <break time="1s"/> And welcome.

Source: HeyGen's own agent skills: seconds with an `s`, a space on either side, a tag that closes
itself.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.pauses import Pause, pauses
from clipspec.mends import Mend, Rewrite

_LEFT_OVER = r"(?a)</break\s{0,9}>"
_LONGEST_IN_SECONDS = 10


@rule("CS803", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find break tags that are not closed, have no time, or are spelt in another way."""
    for at, text in body.role("script"):
        if "<" in text:
            found = list(pauses(text))
            for pause in found:
                if not pause.right:
                    yield _finding(at, text[pause.start : pause.end], pause)
            if "</break" in text:
                yield from _left_over(at, text, {pause.end for pause in found})


def _finding(at: str, tag: str, pause: Pause) -> Finding:
    within = (pause.start, pause.end)
    if not pause.number:
        message = "this pause does not say how long it is"
        return Finding(at, message, 'write `<break time="1s"/>`', within=within)
    right = f'<break time="{pause.seconds}s"/>'
    fault = "is not written as the API knows it"
    if "pause" in tag.casefold():
        fault = "has the name `break` in the API"
    elif not pause.closed:
        fault = "lacks its `/>`"
    elif "/" not in tag or "</" in tag:
        fault = "does not close itself"
    # Without a unit a small number means seconds; a large one, milliseconds of another service.
    clear = bool(pause.unit) or float(pause.seconds) <= _LONGEST_IN_SECONDS
    changes = (Rewrite(at, *within, right),)
    mend = Mend(f"write {right}", changes, safe=bool(pause.unit)) if clear else None
    help_ = f"write `{right}`" if clear else 'write the time in seconds: `<break time="1s"/>`'
    return Finding(at, f"this pause {fault}", help_, within=within, mend=mend)


def _left_over(at: str, text: str, ends: set[int]) -> Iterator[Finding]:
    for found in re.finditer(_LEFT_OVER, text):
        if found.end() not in ends:
            message = "`</break>` closes nothing: a pause is one tag that closes itself"
            mend = Mend("remove it", (Rewrite(at, *found.span(), ""),), safe=False)
            yield Finding(at, message, "remove it", within=found.span(), mend=mend)
