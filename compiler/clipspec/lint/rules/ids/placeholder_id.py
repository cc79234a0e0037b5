r"""An id is a placeholder that nobody has filled in.

Why: Samples hold words such as `string`, `YOUR_VOICE_ID` or `default_avatar` where an id belongs.
The API knows no such presenter, voice or asset.

Fix: Put a real id in its place. The API lists the avatars and voices of an account.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: YOUR_AVATAR_ID
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: users in public code; the samples of reference pages.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import ids
from clipspec.lint.views.placeholders import is_placeholder
from clipspec.validate.words import shown


@rule("CS401", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find ids that are none."""
    for name, at, value in ids(body):
        if is_placeholder(value):
            message = f"{shown(value)} is a placeholder, not the id of {name}"
            yield Finding(at, message, f"put the id of {name} here")
