r"""A v3 body asks its engine for something that this engine refuses.

Why: Only Avatar IV takes `expressiveness`, and only IV and V take a `motion_prompt`. With another
engine the body is refused.

Fix: Remove the option, or choose the engine that takes it; that changes the look and the price.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    motion_prompt: Wave once, then keep still.

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iv}
    motion_prompt: Wave once, then keep still.

Source: HeyGen's command line client (2026-07-21); a library that read HeyGen's live schema (August
2026).
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.dialects.v3.parts import parts
from clipspec.dialects.v3.ways import ways
from clipspec.lint.rule import Body, rule
from clipspec.validate.words import choices, shown

_OPTIONS = ("expressiveness", "motion_prompt")
_ENGINES = ("avatar_iii", "avatar_iv", "avatar_v")


@rule("CS365", Severity.ERROR, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find options beside an engine that does not take them."""
    for part in parts(body.data):
        engine = part.members.get("engine")
        kind = engine.get("type") if isinstance(engine, dict) else None
        for name in _OPTIONS if kind in _ENGINES else ():
            takers: list[Any] = ways("engines")[name]
            if part.members.get(name) is not None and kind not in takers:
                message = f"the engine {shown(kind)} refuses `{name}`"
                note = Note(f"{part.at}/engine/type", "the engine stands here")
                help_ = f"remove it, or choose {choices(takers)}"
                at = f"{part.at}/{name}"
                yield Finding(at, message, help_, key=True, related=(note,))
