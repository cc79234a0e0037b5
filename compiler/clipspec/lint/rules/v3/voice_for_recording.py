r"""A v3 body plays a recording and names a voice or its settings, which have nothing to speak.

Why: They have no effect: the recording is heard as it is. Who wrote them may have expected the
recording to be spoken by that voice.

Fix: Remove them, or replace the recording by a `script`.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    audio_url: https://media.example.com/hello.mp3
    engine: {type: avatar_iii}
    voice_settings: {speed: 1.2}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    audio_url: https://media.example.com/hello.mp3
    engine: {type: avatar_iii}

Source: a library that read HeyGen's live schema (August 2026).
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.dialects.v3.parts import parts
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove


@rule("CS367", Severity.WARNING, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find voices and their settings beside a recording."""
    for part in parts(body.data):
        said = part.members
        sound = next((n for n in ("audio_url", "audio_asset_id") if said.get(n) is not None), None)
        if sound is None or said.get("script") is not None:
            continue
        for name in ("voice_id", "voice_settings"):
            if said.get(name) is not None:
                at = f"{part.at}/{name}"
                message = f"`{name}` has no effect on a recording"
                note = Note(f"{part.at}/{sound}", "the recording stands here")
                mend = Mend(f"remove `{name}`", (Remove(at),))
                yield Finding(at, message, "remove it", key=True, related=(note,), mend=mend)
