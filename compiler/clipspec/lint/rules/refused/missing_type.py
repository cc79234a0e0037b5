r"""A character, voice or background does not say its `type`.

Why: The `type` decides how the rest is read, and v2 does not guess: it answers "Unable to extract
tag using discriminator 'type'" and makes no video.

Fix: Write the `type` that the help names.

Bad:
    video_inputs:
      - character: {avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
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

Source: answers of the v2 server, told by users in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Insert, Mend
from clipspec.validate.words import choices


@rule("CS334", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find unions without a type."""
    from clipspec.dialects.v2.unions import MEMBERS, likely, unions

    for union, at, value in unions(body.data):
        if "type" in value:
            continue
        message = f"`type` is missing here: `{union}` takes {choices(MEMBERS[union])}"
        kind = likely(union, value)
        if kind is None:
            yield Finding(at, message, _answer(union), missing=("type",))
        else:
            mend = Mend(f"add `type: {kind}`", (Insert(at, "type", kind),))
            help_ = f"by its fields this is `type: {kind}`; {_answer(union)}"
            yield Finding(at, message, help_, missing=("type",), mend=mend)


def _answer(union: str) -> str:
    return f'v2 answers "{union} is invalid: Unable to extract tag"'
