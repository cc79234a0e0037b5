r"""A text is longer than the API takes, or took at some time.

Why: The bound on one scene has changed: 1500 characters in 2023, 2000 in 2024, under 5000 since
2025, and some accounts were bound to 2000 again. Above 5000 it is an error, above 2000 a warning,
above 1500 an info. For v3 one figure is known, 5000. A bound that the project states is the only
one.

Fix: Divide the text into several clips or scenes, which play one after the other.

Bad:
    $ clipspec lint welcome.yaml
    == clipspec.toml ==
    [profile.limits]
    script = 20
    == welcome.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello and welcome, all of you.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello and welcome, all of you.

Source: HeyGen's pages on limits; errors that users report in docs.heygen.com/discuss.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

LEAST = 1500
"""The least of the known bounds: a text up to it needs no look at the facts. A test compares."""

_TIERS = (
    ("script", Severity.ERROR),
    ("script_2024", Severity.WARNING),
    ("script_2023", Severity.INFO),
)


@rule("CS817", Severity.ERROR, asks=("limits",), leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find texts above a bound."""
    own = body.setting.limits.get("script")
    least = LEAST if own is None else own
    for at, text in body.role("script"):
        if len(text) > least:
            yield from _findings(body, at, text)


def _findings(body: Body, at: str, text: str) -> Iterator[Finding]:
    from clipspec.lint.project.limits import limit  # reads the facts: only for what may be too long

    only_one = "script" in body.setting.limits or body.dialect.name == "v3"
    for name, severity in _TIERS[:1] if only_one else _TIERS:
        bound = limit(body.setting, name)
        if len(text) > bound.value:
            most = int(bound.value)
            since = f", the limit since {bound.since}" if bound.since else ", the project's limit"
            if name != "script":
                since = f", the limit seen in {bound.since}"
            message = f"the text has {len(text)} characters, more than {most}{since}"
            help_ = "divide it into several clips or scenes"
            yield Finding(at, message, help_, within=(most, len(text)), severity=severity)
            return
