r"""A v1 body places a presenter above or below the middle.

Why: v1's page counts `offset.y` upwards. v2, as far as rendered videos show, counts it downwards,
and v3 has no placement at all: whoever moves this body to v2 by hand puts the presenter at the
other edge.

Fix: Let `clipspec migrate --to v2` turn the sign, and confirm it by one test render.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5
        offset: {x: 0.2, y: -0.2}

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5
        offset: {x: 0.2, y: 0}

Source: the v1 reference page, and several users of v2 with rendered videos.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS318", Severity.INFO, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find vertical offsets other than 0."""
    for at, offset in body.values("/clips/*/offset/y", (int, float)):
        if offset:
            message = "v1 counts this offset upwards, v2 downwards, and v3 has none"
            yield Finding(at, message, "`clipspec migrate --to v2` turns its sign")
