r"""A v3 body has a bare value where v3 takes an object.

Why: v1 and v2 said `caption: true` and `background: "#FAFAFA"`. v3 wraps each of them in an object
that says its kind, and refuses the bare value.

Fix: Write the object. Captions are left out by leaving out `caption`.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: avatar_iii

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}

Source: HeyGen's command line client (2026-07-21).
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import FILMS, INPUTS, SINGLES, Part, parts
from clipspec.lint.rule import Body, rule
from clipspec.mends import Change, Mend, Remove, Replace
from clipspec.validate.words import kind, shown

_CAPTION = {"file_format": "srt", "style": "default"}
_ENGINES = {"iii": "avatar_iii", "3": "avatar_iii", "iv": "avatar_iv", "4": "avatar_iv"}
_ENGINES |= {"v": "avatar_v", "5": "avatar_v"}


@rule("CS363", Severity.ERROR, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find engines, captions, backgrounds and pictures that are no objects."""
    for part in parts(body.data):
        for name, value in part.members.items():
            if not isinstance(value, (str, bool)):
                continue
            written = _object(part, name, value)
            if written is not None:
                yield _finding(pointers.join(part.at, name), name, value, written)


def _finding(at: str, name: str, value: str | bool, written: dict[str, Any]) -> Finding:
    change: Change = Replace(at, written) if written else Remove(at)
    description = f"write an object: {shown(written)}" if written else "remove it"
    message = f"`{name}` is {kind(value)}, but takes an object"
    # Captions may end up in the picture, where v2 kept them in a second file.
    return Finding(at, message, description, mend=Mend(description, (change,), value is not True))


def _object(part: Part, name: str, value: str | bool) -> dict[str, Any] | None:
    """Return the object that was meant, {} for none at all; None where that is not certain."""
    if name == "caption" and part.kind in FILMS and isinstance(value, bool):
        return _CAPTION if value else {}
    if not isinstance(value, str):
        return None
    if name == "engine":
        number = re.sub(r"^avatar|[\s_-]", "", value.strip().casefold())
        return {"type": _ENGINES[number]} if number in _ENGINES else None
    if name == "background" and part.kind in (*SINGLES, *INPUTS):
        return _background(value, "value" if part.kind in SINGLES else "color")
    holds = ("image",) if part.kind in (*SINGLES, *INPUTS) else ("source",)
    is_asset = name in holds and value.startswith("https://")
    return {"type": "url", "url": value} if is_asset else None


def _background(value: str, color: str) -> dict[str, Any] | None:
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return {"type": "color", color: value}
    is_picture = color == "value" and value.startswith("https://")
    return {"type": "image", "url": value} if is_picture else None
