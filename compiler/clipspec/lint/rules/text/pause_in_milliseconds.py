r"""A pause is given in milliseconds, where the API wants seconds.

Why: Other speech services take `500ms`. Here the unit is `s`, and a pause that is not understood
is left out or read aloud.

Fix: Write the same time in seconds.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello. <break time="500ms"/> And welcome.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello. <break time="0.5s"/> And welcome.

Source: HeyGen's own agent skills: seconds with an `s`, a space on either side, a tag that closes
itself.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.pauses import pauses
from clipspec.mends import Mend, Rewrite


@rule("CS801", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find break tags of which all is right but the unit."""
    for at, text in body.role("script"):
        for pause in pauses(text):
            if pause.right and pause.unit == "ms":
                start, end = pause.time
                said, right = text[start:end], f"{pause.seconds}s"
                message = f"a pause of `{said}`: the API takes seconds"
                mend = Mend(f"write {right}", (Rewrite(at, start, end, right),))
                yield Finding(at, message, f"write `{right}`", within=pause.time, mend=mend)
