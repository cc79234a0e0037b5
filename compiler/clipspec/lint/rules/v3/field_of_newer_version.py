r"""A v3 body holds a field that only newer versions of the API take.

Why: These fields were seen from August 2026 on. Some accounts were refused them, with the whole
body.

Fix: Try one video with it; leave it out if the API answers "Extra inputs are not permitted".

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    folder_id: 5e2c7f0a94b1

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}

Source: a library that read HeyGen's live schema (August 2026); users of studio films.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import parts
from clipspec.dialects.v3.ways import ways
from clipspec.lint.rule import Body, rule


@rule("CS370", Severity.INFO, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find fields that were seen from a certain month on."""
    newer = ways("newer")
    for part in parts(body.data):
        for group in part.groups:
            yield from _newer(part.at, part.members, newer.get(group, ()), newer["since"])
        playback = part.members.get("playback")
        if isinstance(playback, dict):
            yield from _newer(f"{part.at}/playback", playback, newer["playback"], newer["since"])


def _newer(
    at: str, members: Mapping[str, Any], names: Iterable[str], since: str
) -> Iterator[Finding]:
    for name in names:
        if members.get(name) is not None:
            message = f"`{name}` was seen from {since} on, and refused before"
            help_ = "try one video with it before you send many"
            yield Finding(pointers.join(at, name), message, help_, key=True)
