r"""The presenter stands wholly outside the picture.

Why: An offset counts in widths and heights of the picture, from its middle. With this one no part
of the presenter is visible, and the run is paid for.

Fix: Take an offset in the range that the message names. An offset in pixels, and one that counts
from a corner, have rules of their own.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5
        offset: {x: 1.5, y: 0}

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

Source: the v1 reference page: at 0.5 the centre stands on the edge, and a scale of 1 fills the
screen; a user of v2 in public code, whose presenter was invisible.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placement import side, stands
from clipspec.validate.words import shown


@rule("CS310", Severity.ERROR, "v1", "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find offsets that leave nothing of the presenter in the picture."""
    for stand in stands(body):
        if stand.terms != "fraction":
            continue
        for at, axis, value in stand.axes():
            if abs(value) >= stand.reach:
                message = f"the presenter is wholly {side(axis, value)} the picture"
                reach = shown(round(stand.reach, 6))
                help_ = f"`{axis}` must lie between -{reach} and {reach} for a part to be seen"
                yield Finding(at, message, help_)
