r"""The text to speak is empty or blank.

Why: There is nothing to speak, so that the scene has no length. The API refuses the whole request.

Fix: Write the text, or remove the clip. For a pause between two clips, end the first text with
one.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: " "

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: v2 answers `input_text is invalid`; no working body has an empty text.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS403", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find texts in which no character can be seen."""
    for at, text in body.role("script"):
        if not any(c.isprintable() and c != " " for c in text):
            kind = "blank" if text else "empty"
            yield Finding(at, f"the text to speak is {kind}", "write what is to be said")
