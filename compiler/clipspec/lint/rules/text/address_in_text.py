r"""A URL or an e-mail address stands in the text to speak.

Why: A voice spells it, "h t t p s, colon, slash, slash", and nobody can follow.

Fix: Write it the way it is said, such as `example dot com`, or show it in the picture.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Read more on https://www.example.com/start?from=video today.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Read more on example dot com today.

Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_URL = r"(?i:(?<!\]\()(?<!\w)(?:https?://|www\.)[^\s<>\"“”«»()（）「」、。]+)"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_AFTER = ".,;:!?'’*_…"


@rule("CS816", Severity.INFO)
def check(body: Body) -> Iterator[Finding]:
    """Find addresses that a voice would spell."""
    for at, text in body.role("script"):
        if "://" in text or "@" in text or "www." in text:
            for found in re.finditer(f"{_URL}|{_MAIL}", text):
                address = found[0].rstrip(_AFTER)
                within = (found.start(), found.start() + len(address))
                what = "an e-mail address" if "@" in address and ":" not in address else "a URL"
                message = f"{what} in the text: a voice spells it"
                help_ = "write it the way it is said, or show it in the picture"
                yield Finding(at, message, help_, within=within)
