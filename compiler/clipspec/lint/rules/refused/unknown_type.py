r"""The `type` of a character, voice or background is none that v2 has.

Why: The `type` decides how the rest is read. v2 refuses a body with another word there, and makes
no video.

Fix: Write one of the types that the message lists.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text_to_speech
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    dimension: {width: 1280, height: 720}

Source: the v2 reference pages; v2 bodies in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace
from clipspec.nearest import nearest
from clipspec.validate import UNKNOWN
from clipspec.validate.words import choices
from clipspec.validate.words import kind as kind_of


@rule("CS333", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find types that no branch has."""
    from clipspec.dialects.v2.unions import MEMBERS, likely, unions

    for union, at, value in unions(body.data):
        kind, kinds = value.get("type", UNKNOWN), MEMBERS[union]
        if kind is UNKNOWN or (isinstance(kind, str) and kind in kinds):
            continue
        message = f"`type` is {kind_of(kind)}, but `{union}` takes {choices(kinds)}"
        yield _finding(f"{at}/type", message, union, kind, likely(union, value))


def _finding(at: str, message: str, union: str, kind: Any, likely: str | None) -> Finding:
    """Suggest a type: what the word means, or else what the fields beside it say."""
    word = str(kind).strip().casefold()
    row = resources.facts("heygen/foreign-fields")["types"][union].get(word, {})
    if "cure" in row:
        return Finding(at, message, row["cure"])
    named = row.get("type") or _spelled(union, word)
    meant = named or likely
    if meant is None:
        return Finding(at, message)
    sure = named is not None and likely in (None, named)
    mend = Mend(f"write `type: {meant}`", (Replace(at, meant),), safe=sure)
    return Finding(at, message, f"write `type: {meant}`", mend=mend)


def _spelled(union: str, word: str) -> str | None:
    from clipspec.dialects.v2.unions import MEMBERS

    return nearest(word, MEMBERS[union])
