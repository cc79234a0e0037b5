r"""A v3 body holds a field of v1 or v2.

Why: v3 is strict: one field that it does not know, and the whole body is refused with "Extra inputs
are not permitted". Clients that moved from v2 keep sending `test`, `dimension` or `input_text`.

Fix: Write it the v3 way, which the help names. What v3 cannot do at all has to be left out; without
`test` the video is billed.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    speed: 1.1

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    voice_settings: {speed: 1.1}

Source: HeyGen's command line client (2026-07-21); users who tried; HeyGen's n8n node.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import Part, parts
from clipspec.dialects.v3.ways import mend, ways
from clipspec.lint.rule import Body, rule


@rule("CS360", Severity.ERROR, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find fields of v1 and v2, at each part that had them."""
    older = ways("older")
    for part in parts(body.data):
        for group in part.groups:
            yield from _older(part, older.get(group, {}))


def _older(part: Part, rows: dict[str, Any]) -> Iterator[Finding]:
    for name in part.members:
        row = rows.get(name)
        if row is not None:
            message = f"`{name}` is a field of {row['of']}, and v3 refuses it"
            at = pointers.join(part.at, name)
            yield Finding(at, message, row["way"], key=True, mend=mend(part, name, row))
