r"""The picture is larger than the plan of the account allows.

Why: The request is accepted and the render fails, in v1 and v2 with the code 40010. Free makes
720p, Pro 1080p, Scale 4K; what counts is the short side.

Fix: Ask for a smaller picture, or tell the right plan in the configuration.

Bad:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    plan = "free"
    == body.yaml ==
    video_inputs:
      - voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
    dimension: {width: 1920, height: 1080}

Good:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    plan = "free"
    == body.yaml ==
    video_inputs:
      - voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
    dimension: {width: 1280, height: 720}

Source: the pages on limits of 2024 and 2025; users who met 40010.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.project.limits import plan_limit
from clipspec.lint.rule import Body, rule

_SHORT_SIDES = {"720p": 720, "1080p": 1080, "4k": 2160}


@rule("CS904", Severity.WARNING, "v2", "v3", asks=("plan",))
def check(body: Body) -> Iterator[Finding]:
    """Find pictures whose short side is longer than the plan allows; without a plan none."""
    plan = body.setting.plan
    most = plan_limit(plan, "height") if plan else None
    if most is None:
        return
    for at, side in _short_sides(body):
        if side > most.value:
            message = (
                f"the short side has {side:g} pixels, and the plan {plan} allows {most.value:g}"
            )
            yield Finding(at, message, f"known since {most.since}: ask for a smaller picture")


def _short_sides(body: Body) -> Iterator[tuple[str, float]]:
    for at, size in body.objects("/dimension"):
        sides = [
            side
            for name in ("width", "height")
            if isinstance(side := size.get(name), (int, float)) and not isinstance(side, bool)
        ]
        if len(sides) == 2:
            yield at, min(sides)
    for pattern in ("/resolution", "/videos/*/resolution"):
        for at, name in body.values(pattern, str):
            if name in _SHORT_SIDES:
                yield at, _SHORT_SIDES[name]
