r"""An emoji stands in the text to speak.

Why: Some voices read its name aloud, "party popper", others pass over it. Captions show it.

Fix: Leave it out where it is not to be heard.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Welcome to the team! 🎉

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Welcome to the team!

Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

# Stars, notes of music and digits in circles are signs of print: Japanese is full of them.
_PICTURES = (
    r"\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u2600-\u2604\u2607-\u2668\u2670-\u275a"
    r"\u2761-\u2767\u2794-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
)
_PICTURE = f"[{_PICTURES}]"
_SUSPECT = rf"[\u20e3{_PICTURES}]"
_JOINED = r"[\u200d\u20e3\ufe0f\U000e0020-\U000e007f]"
_ONE = rf"(?:{_PICTURE}|[0-9#*]\ufe0f?\u20e3)(?:{_PICTURE}|{_JOINED})*"
_EMOJI = rf"(?m:^){_ONE}[ ]?|[ ]?{_ONE}"  # with the space that it needed


@rule("CS813", Severity.INFO, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find emoji, once in each text."""
    for at, text in body.role("script"):
        if not text.isascii() and re.search(_SUSPECT, text):
            found = list(re.finditer(_EMOJI, text))
            if found:
                yield _finding(at, text, found)


def _finding(at: str, text: str, found: list[re.Match[str]]) -> Finding:
    first = found[0]
    within = (first.start() + first[0].startswith(" "), first.end() - first[0].endswith(" "))
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    message = f"an emoji in the text{more}: some voices read its name aloud"
    changes = tuple(Rewrite(at, *emoji.span(), "") for emoji in found)
    words_left = any(map(str.isalnum, re.sub(_EMOJI, "", text)))
    mend = Mend("remove the emoji", changes, safe=False) if words_left else None
    return Finding(
        at, message, "leave it out where it is not to be heard", within=within, mend=mend
    )
