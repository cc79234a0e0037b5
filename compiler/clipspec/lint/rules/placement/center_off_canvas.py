r"""The centre of the presenter is outside the picture.

Why: More than half of the presenter is cut off. That can be meant, for someone who looks in from
the side; more often it is a slip.

Fix: Take an offset from -0.5 to 0.5. The ends put the centre exactly on an edge.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5
        offset: {x: 0.6, y: 0}

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5
        offset: {x: 0.25, y: 0}

Source: the v1 reference page: at 0.5 the centre stands on the edge.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placement import side, stands


@rule("CS311", Severity.WARNING, "v1", "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find offsets that leave less than half of the presenter in the picture."""
    for stand in stands(body):
        if stand.terms != "fraction":
            continue
        for at, axis, value in stand.axes():
            if 0.5 < abs(value) < stand.reach:
                message = f"the presenter's centre is {side(axis, value)} the picture"
                help_ = f"take `{axis}` from -0.5 to 0.5, if more than half is to be seen"
                yield Finding(at, message, help_)
