r"""The engine that renders a look is none of those that the look supports.

Why: Which engines can render a look stands in its own record (`supported_api_engines`). v3 takes
Avatar IV where a body names no engine, and older looks may not support it: the request is refused.

Fix: Write an `engine` that the look supports, or take another look.

Bad:
    $ clipspec lint hello.yaml --catalog account.json
    == hello.yaml ==
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iv}
    == account.json ==
    {"data": [{"id": "Daisy-inskirt-20220818", "name": "Daisy", "avatar_type": "studio_avatar",
      "supported_api_engines": ["avatar_iii"]}]}

Good:
    $ clipspec lint hello.yaml --catalog account.json
    == hello.yaml ==
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}
    == account.json ==
    {"data": [{"id": "Daisy-inskirt-20220818", "name": "Daisy", "avatar_type": "studio_avatar",
      "supported_api_engines": ["avatar_iii"]}]}

Source: the vendor's page on looks; users whose looks were refused on Avatar IV and V.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.nearest import listed

_DEFAULT = "avatar_iv"  # source: the vendor's machine schema of 2026-07-21


@rule("CS414", Severity.ERROR, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find looks whose record in the snapshot lacks the engine of the body."""
    catalog = body.setting.catalog
    if catalog is None:
        return
    for at, value in body.role("avatar"):
        entry = catalog.entries.get(value)
        holder = pointers.get(body.data, pointers.parent(at))
        if entry is None or not entry.engines or not isinstance(holder, dict):
            continue
        engine, where = _engine(holder, at)
        if isinstance(engine, str) and engine not in entry.engines:
            able = listed(entry.engines)
            said = f"`{engine}`" if where != at else f"`{engine}`, which v3 takes unasked"
            message = f"the look {entry.name or entry.id} is not rendered by {said}"
            yield Finding(where, message, f"its record names {able}: write that `engine`")


def _engine(holder: dict[str, Any], at: str) -> tuple[Any, str]:
    """Return the engine's type and where it stands: at the look's id if it is the default."""
    if holder.get("engine") is None:
        return _DEFAULT, at
    engine = holder["engine"]
    where = pointers.join(pointers.parent(at), "engine", "type")
    return (engine.get("type") if isinstance(engine, dict) else None), where
