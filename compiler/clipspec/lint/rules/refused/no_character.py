r"""A clip names no presenter: neither an avatar nor a talking photo.

Why: A clip shows one presenter, and v1 has no clip without one. The request fails, or the clip is
lost.

Fix: Add `avatar_id` or `talking_photo_id`. Where one of them stands there under a misspelt
name, that is reported instead, as an unknown field.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: one of the two is needed.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import neither_of


@rule("CS202", Severity.ERROR, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find clips without an id of a presenter."""
    for at, clip in body.objects("/clips/*"):
        yield from neither_of(
            at, clip, "avatar_id", "talking_photo_id", "a clip shows one presenter"
        )
