r"""A body has more scenes than one request takes.

Why: v2 takes 50 scenes, since November 2024; before it was 10. A longer list is refused as a whole.

Fix: Split the body into several requests, and join the videos afterwards.

Bad:
    video_inputs: [&s {voice: {type: silence, duration: 1}}, *s, *s, *s, *s, *s, *s, *s, *s, *s,
      *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s,
      *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s, *s]
    dimension: {width: 1280, height: 720}

Good:
    video_inputs: [&s {voice: {type: silence, duration: 1}}, *s, *s, *s, *s, *s, *s, *s, *s, *s,
      *s]
    dimension: {width: 1280, height: 720}

Source: docs.heygen.com/changelog/november-updates
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_FEW = 10  # no age of the API refused so many: below, the limit need not be looked up


@rule("CS342", Severity.ERROR, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find lists of scenes that are too long."""
    for at, scenes in body.values("/video_inputs", list):
        if len(scenes) > _FEW:
            from clipspec.dialects.v2.limits import max_scenes

            most = max_scenes()
            if len(scenes) > most:
                message = f"{len(scenes)} scenes, but v2 takes {most} in one request"
                parts = -(-len(scenes) // most)
                yield Finding(at, message, f"split it into {parts} requests", key=True)
