r"""A v3 body gives null for what is spoken.

Why: v3 takes exactly one of `script`, `audio_url` and `audio_asset_id`, and null counts as given:
two of them are refused, even if one is null. Programs that write out every field they know send
such bodies. Alone, a null leaves nothing to speak.

Fix: Leave the empty ones out.

Bad:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    audio_url: null
    engine: {type: avatar_iii}

Good:
    type: avatar
    avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    script: Hello
    engine: {type: avatar_iii}

Source: HeyGen's command line client (2026-07-21); users who tried.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Note, Severity
from clipspec.dialects.v3.parts import INPUTS, SINGLES, Part, parts
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove

_SPEECH = ("script", "audio_url", "audio_asset_id")


@rule("CS368", Severity.ERROR, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find null among the members of which exactly one may stand."""
    for part in parts(body.data):
        if part.kind in (*SINGLES, *INPUTS):
            yield from _nulls(part, _SPEECH)
        elif part.kind == "image scene":
            yield from _nulls(part, ("duration", *_SPEECH))


def _nulls(part: Part, names: tuple[str, ...]) -> Iterator[Finding]:
    present = [name for name in part.members if name in names]
    given = [name for name in present if part.members[name] is not None]
    if len(present) == 1 and not given:
        message = f"`{present[0]}` is null, which leaves nothing to speak or show"
        at = f"{part.at}/{present[0]}"
        yield Finding(at, message, "give it a value", severity=Severity.WARNING)
    if len(given) == 1:
        # Where the schema speaks of the surplus, so that this stands in its place.
        for name in present[1:]:
            null = name if part.members[name] is None else present[0]
            yield _surplus(part, name, null, given[0])


def _surplus(part: Part, name: str, null: str, given: str) -> Finding:
    message = f"`{null}` is null, which counts as given beside `{given}`"
    at, note = f"{part.at}/{null}", Note(f"{part.at}/{given}", f"`{given}` stands here")
    return Finding(
        f"{part.at}/{name}",
        message,
        f"leave `{null}` out",
        key=True,
        related=(note,) if name == null else (Note(at, "null stands here"),),
        mend=Mend(f"remove `{null}`", (Remove(at),)),
    )
