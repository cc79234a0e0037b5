r"""A clip names both an avatar and a talking photo.

Why: A clip shows one presenter. Which of the two is taken is not documented, and the run is paid
for either way.

Fix: Keep the one that should speak. For both, make two clips.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
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

Source: the v1 reference page: only one of the two appears.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import second_of


@rule("CS201", Severity.ERROR, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find clips with both ids."""
    for at, clip in body.objects("/clips/*"):
        yield from second_of(
            at, clip, "avatar_id", "talking_photo_id", "a clip shows one presenter"
        )
