r"""The body names no engine: v3 takes Avatar IV, which costs several times what Avatar III costs.

Why: v2 renders on Avatar III unless told otherwise, v3 on Avatar IV. The same avatar then looks
different and costs more, and what is not written changes when the vendor's default does.

Fix: Write `engine`, also where it is the default.

Bad:
    type: avatar
    avatar_id: look_1
    script: Hello

Good:
    type: avatar
    avatar_id: look_1
    script: Hello
    engine: {type: avatar_iii}

Source: the schema of v3; the vendor's list of Enterprise prices; users measured three to six times
the price.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Insert, Mend, Replace


@rule("CS903", Severity.INFO, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find avatars without an engine, alone, in a batch and in the scenes of a studio."""
    for pattern in ("", "/scenes/*/input", "/videos/*", "/videos/*/scenes/*/input"):
        for at, part in body.objects(pattern):
            if part.get("type") == "avatar" and part.get("engine") is None:
                yield _finding(at, stated="engine" in part)


def _finding(at: str, stated: bool) -> Finding:
    """Word it. `stated`: there is an `engine`, which is null."""
    default, taken = _said()
    here, engine = f"{at}/engine", {"type": default}
    change = Replace(here, engine) if stated else Insert(at, "engine", engine)
    mend = Mend("write the default", (change,), safe=False)
    help_ = "write `engine: {type: avatar_iii}` or `engine: {type: avatar_iv}`"
    if stated:
        return Finding(here, f"`engine` is null: {taken}", help_, mend=mend)
    return Finding(at, f"no `engine` here: {taken}", help_, missing=("engine",), mend=mend)


@cache
def _said() -> tuple[str, str]:
    facts = resources.facts("heygen/prices")
    default: str = facts["default_engine"]["v3"]
    ours, old = facts["engines"][default], facts["engines"][facts["default_engine"]["v2"]]
    costs = f"{ours['name']} ({ours['credits_per_second']:g} credits a second)"
    saves = f"{old['name']} ({old['credits_per_second']:g})"
    return default, f"v3 takes {costs}, not {saves}"
