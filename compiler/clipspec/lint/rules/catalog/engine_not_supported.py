r"""The engine that renders a look is none of those that the look supports.

Why: Which engines can render a look stands in its own record (`supported_api_engines`). v3 takes
Avatar IV where a body names no engine, and older looks may not support it; v2 takes Avatar III
unless `use_avatar_iv_model` is true, and newer looks fail without it. The request is refused. Only
a catalog (`--catalog`) tells which look is which: without one nothing is found.

Fix: Write an `engine` that the look supports (in v2 `use_avatar_iv_model`), or take another look.

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
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.prose import listed


@rule("CS414", Severity.ERROR, "v2", "v3", asks=("catalog",))
def check(body: Body) -> Iterator[Finding]:
    """Find looks whose record in the snapshot lacks the engine of the body."""
    catalog = body.setting.catalog
    if catalog is None:
        return
    for at, value in body.role("avatar", "photo"):
        entry = catalog.entries.get(value)
        holder = pointers.get(body.data, pointers.parent(at))
        if entry is None or not entry.engines or not isinstance(holder, dict):
            continue
        older = body.dialect.name == "v2"
        engine, where = _model(holder, at) if older else _engine(holder, at)
        if isinstance(engine, str) and engine not in entry.engines:
            unasked = f", which {body.dialect.name} takes unasked" if where == at else ""
            message = f"the look {entry.name or entry.id} is not rendered by `{engine}`{unasked}"
            key = "use_avatar_iv_model" if older else "engine"
            help_ = f"its record names {listed(entry.engines)}: write that with `{key}`"
            # The record is v3's; what v2 makes of it is known from its users only.
            yield Finding(where, message, help_, severity=Severity.WARNING if older else None)


def _model(holder: dict[str, Any], at: str) -> tuple[Any, str]:
    """Return the engine that v2 takes, and where that is said."""
    said = holder.get("use_avatar_iv_model")
    if said is None:
        return _default("v2"), at
    where = pointers.join(pointers.parent(at), "use_avatar_iv_model")
    model = "avatar_iv" if said else "avatar_iii"
    return (model if isinstance(said, bool) else None), where


def _engine(holder: dict[str, Any], at: str) -> tuple[Any, str]:
    """Return the engine's type and where it stands: at the look's id if it is the default."""
    if holder.get("engine") is None:
        return _default("v3"), at
    engine = holder["engine"]
    where = pointers.join(pointers.parent(at), "engine", "type")
    return (engine.get("type") if isinstance(engine, dict) else None), where


def _default(dialect: str) -> Any:
    return resources.facts("heygen/prices")["default_engine"][dialect]
