r"""The version of the API that the body is for was announced to end.

Why: HeyGen announced that v1 and v2 are supported until 2026-10-31. For v2 requests of several
scenes and for templates it promised a longer life, but the server named the same day for all.
Nobody has shown what they answer since: announced is not removed.

Fix: Verify with one call that they still answer, and plan the move to v3.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    type: avatar
    avatar_id: look_1
    script: Hello
    engine: {type: avatar_iii}

Source: docs.heygen.com/docs/quick-start; developers.heygen.com/more-legacy-api; the header
`Sunset: Sat, 31 Oct 2026` of v2.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_PARTS = {"v1": "clips", "v2": "video_inputs"}


@rule("CS905", Severity.INFO, "v1", "v2", asks=("today",))
def check(body: Body) -> Iterator[Finding]:
    """Say once for each body what was announced, at the member that its version is known by."""
    name = _PARTS[body.dialect.name]
    parts = body.data.get(name)
    if parts is not None:
        several = isinstance(parts, list) and len(parts) > 1
        yield _notice(body.dialect.name, f"/{name}", several, body.setting.day)


@cache
def _notice(dialect: str, at: str, several: bool, day: str) -> Finding:
    end = resources.facts("heygen/dates")["ends"][dialect]
    was = "was" if day > end["date"] else "is"
    help_ = "verify with one call that it answers, and plan the move to v3"
    if several and end["exception"]:
        help_ = f"{end['exception']}; {help_}"
    return Finding(at, f"{dialect} {was} announced to end on {end['date']}", help_, key=True)
