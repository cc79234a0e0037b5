r"""A break tag touches the word beside it.

Why: The tag needs a space before and after it. Without them it can be lost, or the word be read
wrongly.

Fix: Put a space on either side.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello.<break time="1s"/>And welcome.

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

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.pauses import pauses
from clipspec.mends import Mend, Rewrite


@rule("CS802", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find break tags with anything but white space beside them."""
    for at, text in body.role("script"):
        previous = 0  # two tags side by side lack one space, not two
        for pause in pauses(text):
            before = previous < pause.start and not text[pause.start - 1].isspace()
            after = pause.closed and not text[pause.end : pause.end + 1].isspace()
            gaps = [pause.start] * before + [pause.end] * (after and pause.end < len(text))
            if gaps:
                sides = "on either side of" if len(gaps) == 2 else "before" if before else "after"
                message = f"no space {sides} the pause"
                mend = Mend("add the space", tuple(Rewrite(at, gap, gap, " ") for gap in gaps))
                help_ = "the tag needs a space before and after it"
                yield Finding(at, message, help_, within=(pause.start, pause.end), mend=mend)
            previous = pause.end
