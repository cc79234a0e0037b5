r"""All texts together take longer than the account, or a trial, can render.

Why: The length of a video is bound by the plan of v1 and v2, and to 60 seconds in their test mode.
The time is an estimate of what is spoken, pauses included; recordings are not counted. Above the
limit of the plan it is a warning.

Fix: Make several videos, or shorten the texts.

Bad:
    version: v1alpha
    test: true
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Think it over for a minute. <break time="90s"/> Welcome back.

Good:
    version: v1alpha
    test: true
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Think it over for a while. <break time="10s"/> Welcome back.

Source: HeyGen's pages on limits of 2023 to 2025.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_CLEARLY = 1.25
"""How far the estimate has to be above a limit: voices differ in their pace."""


@rule("CS818", Severity.WARNING, "v1", "v2", asks=("plan", "limits"))
def check(body: Body) -> Iterator[Finding]:
    """Find videos that take clearly longer than the plan or a trial allows."""
    plan, trial = body.setting.plan, body.data.get("test") is True
    if not trial and plan is None:
        return
    from clipspec.lint.project.limits import (  # reads the facts: only where one applies
        limit,
        plan_limit,
    )
    from clipspec.lint.views.spoken import spoken

    seconds = sum(length for _, length in spoken(body))
    bound = plan_limit(plan, "video") if plan is not None else None
    most = limit(body.setting, "test_video")
    if bound is not None and seconds > bound.value * _CLEARLY:
        at = "/clips" if body.dialect.name == "v1" else "/video_inputs"
        allowed = f"the plan `{plan}` allows {_time(bound.value)}"
        yield Finding(at, _message(seconds, allowed), "make several videos of it", key=True)
    elif trial and seconds > most.value * _CLEARLY:
        message = _message(seconds, f"a test allows {_time(most.value)}")
        yield Finding("/test", message, "shorten it for the test", severity=Severity.INFO)


def _message(seconds: float, allowed: str) -> str:
    return f"the texts take about {_time(seconds)}, pauses included; {allowed}"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.1f}".removesuffix(".0") + " minutes"
