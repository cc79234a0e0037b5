r"""A v1 body does not say which shape its video shall have.

Why: Every v1 body that is known to work has a `ratio`. Without one the shape is not documented, and
a portrait video that comes out as landscape is paid for all the same.

Fix: Write `ratio: "16:9"` or `ratio: "9:16"`, in quotes.

Bad:
    version: v1alpha
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
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

Source: the v1 reference page; users in public code.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS381", Severity.INFO, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find bodies without a ratio."""
    if "ratio" not in body.data:
        message = "`ratio` is missing here: the shape of the video is left to the server"
        help_ = 'write "16:9" for landscape or "9:16" for portrait'
        yield Finding("", message, help_, missing=("ratio",))
