r"""A hashtag stands in the text to speak.

Why: Language models close a text with hashtags, as posts have them. The voice says "hashtag A I".

Fix: Leave them out, or put them into the post that shows the video.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello and welcome. #AI #Video"

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello and welcome. You are our #1 team, in C# and in #FAFAFA."

Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_TAG = r"#(?![0-9A-Fa-f]{6}\b)[^\W\d_]\w*"
_TAGS = rf"(?<![\w&#/]){_TAG}(?:[ \t]+{_TAG})*"


@rule("CS812", Severity.INFO, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find runs of hashtags."""
    for at, text in body.role("script"):
        if "#" in text:
            for found in re.finditer(_TAGS, text):
                yield _finding(at, text, found)


def _finding(at: str, text: str, found: re.Match[str]) -> Finding:
    several = found[0].count("#") > 1
    message = "hashtags in the text" if several else "a hashtag in the text"
    return Finding(
        at,
        f'{message}: the voice says "hashtag"',
        "leave it out, or put it into the post that shows the video",
        within=found.span(),
        mend=_mend(at, text, found, several),
    )


def _mend(at: str, text: str, found: re.Match[str], several: bool) -> Mend:
    before, after = text[: found.start()].rstrip(), text[found.end() :].strip()
    if before and (several or not after):
        change = Rewrite(at, len(before), found.end(), "")
        return Mend("remove the hashtags", (change,), safe=False)
    signs = [found.start() + index for index, sign in enumerate(found[0]) if sign == "#"]
    changes = tuple(Rewrite(at, sign, sign + 1, "") for sign in signs)
    return Mend("remove the `#`", changes, safe=False)
