r"""The voice is one of another vendor: Azure, Google, Amazon, OpenAI or ElevenLabs.

Why: HeyGen knows voices by ids of its own, also those that come from these vendors, and answers
`Voice not found` to any other. Code that once spoke through another service, and language models,
write its names.

Fix: Take an id from HeyGen's list of voices (`GET /v2/voices`), or send the recording that the
other service made.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: en-US-JennyNeural
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: users in public code; the vendors' lists of voices.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.validate.words import shown

_HELP = "take an id from HeyGen's own list of voices"


@rule("CS404", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find the names and ids that other vendors give to their voices."""
    for at, voice in body.role("voice"):
        if len(voice) == 32:
            continue  # the form of HeyGen's own; no other vendor's is as long
        other = _vendor(voice)
        if other is not None:
            sure = other["certain"]
            message = (
                f"{shown(voice)} {'is' if sure else 'looks like'} a voice of {other['vendor']}"
            )
            yield Finding(at, message, _HELP, severity=None if sure else Severity.WARNING)


def _vendor(voice: str) -> dict[str, Any] | None:
    for vendor in resources.facts("heygen/ids")["voices"]:
        if voice in vendor.get("names", ()) or re.fullmatch(vendor.get("pattern", "(?!)"), voice):
            found: dict[str, Any] = vendor
            return found
    return None
