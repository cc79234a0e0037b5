r"""A break tag touches the word beside it.

Why: The tag needs a space before and after it. Without them it can be lost, or the word be read
wrongly. Chinese, Japanese, Thai and others that put no spaces between words need none here.

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

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.pauses import pauses
from clipspec.mends import Mend, Rewrite

# Letters and signs of scripts without spaces: Thai to Burmese, Khmer, Chinese and Japanese.
_UNSPACED = (
    r"[\u0e00-\u109f\u1780-\u17ff\u3000-\u312f\u31a0-\u31ff\u3400-\u9fff\uff01-\uff9f"
    r"\U00020000-\U0003134f]"
)
_SIGNS = r"[]()!?.,:;~…—–·“”‘’\"'[]{0,4}"
_FREE_BEFORE = rf"(?:\s|{_UNSPACED}{_SIGNS})\Z"
_FREE_AFTER = rf"\s|{_SIGNS}{_UNSPACED}|\Z"
_FAR = 5  # such a letter and its signs


@rule("CS802", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find break tags that touch what stands beside them."""
    for at, text in body.role("script"):
        previous = 0  # two tags side by side lack one space, not two
        for pause in pauses(text):
            near = text[max(previous, pause.start - _FAR) : pause.start]
            before = near != "" and not re.search(_FREE_BEFORE, near)
            after = pause.closed and not re.match(_FREE_AFTER, text[pause.end : pause.end + _FAR])
            gaps = [pause.start] * before + [pause.end] * after
            if gaps:
                sides = "on either side of" if len(gaps) == 2 else "before" if before else "after"
                message = f"no space {sides} the pause"
                mend = Mend("add the space", tuple(Rewrite(at, gap, gap, " ") for gap in gaps))
                help_ = "the tag needs a space before and after it"
                yield Finding(at, message, help_, within=(pause.start, pause.end), mend=mend)
            previous = pause.end
