r"""A character, voice or background holds a field that belongs to another `type`.

Why: The `type` says which fields count; the others are ignored without a word. A speed beside a
recording changes nothing, and the style of an avatar does not frame a talking photo.

Fix: Remove the field, or write the one that this type has.

Bad:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
          avatar_style: circle
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character:
          type: talking_photo
          talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
          talking_photo_style: circle
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v2 reference pages: each type lists its own fields.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove, Rename
from clipspec.validate.words import choices, shown

_STYLES = {"avatar": "avatar_style", "talking_photo": "talking_photo_style"}


@rule("CS331", Severity.WARNING, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find fields without effect. Where the type itself looks wrong, the schema says so."""
    from clipspec.dialects.v2.unions import ESSENCE, MEMBERS, owners, unions

    for union, at, value in unions(body.data):
        kind = value.get("type")
        if not isinstance(kind, str) or kind not in MEMBERS[union]:
            continue
        own = MEMBERS[union][kind]
        if ESSENCE[kind] and value.keys().isdisjoint(ESSENCE[kind]):
            continue
        for name in value:
            others = [] if name in own else owners(union, name)
            if others:
                yield _finding(pointers.join(at, name), name, others, value)


def _finding(at: str, name: str, others: list[str], holder: dict[str, Any]) -> Finding:
    kind = holder["type"]
    message = f"`{name}` has no effect: it belongs to {choices(others)}, and this is {shown(kind)}"
    note = Note(f"{pointers.parent(at)}/type", "`type` stands here")
    style = _STYLES.get(kind)
    if name in _STYLES.values() and style not in holder and holder[name] == "circle":
        mend = Mend(f"rename it to `{style}`", (Rename(at, str(style)),))
        return Finding(at, message, f"write `{style}`", key=True, related=(note,), mend=mend)
    # What it means is lost already: taking it out changes nothing.
    mend = Mend(f"remove `{name}`", (Remove(at),), safe=not _tells_a_type(name))
    return Finding(at, message, f"remove `{name}`", key=True, related=(note,), mend=mend)


def _tells_a_type(name: str) -> bool:
    """An id, an address or a text may be what was meant, and the type the slip."""
    return name in ("input_text", "value", "duration", "url") or name.endswith(("_id", "_url"))
