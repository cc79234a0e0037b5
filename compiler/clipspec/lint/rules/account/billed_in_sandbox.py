r"""The project is a sandbox, and the video is not a test: it is made in full and billed.

Why: With `test: true` v1 and v2 use no credits and draw a watermark. Without it every run of a
trial or of a CI job costs what a film costs.

Fix: Write `test: true`, or tell in the configuration that the project is in production.

Bad:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    stage = "sandbox"
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    stage = "sandbox"
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    test: true

Source: the v1 reference page; the v2 reference page.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Insert, Mend, Replace

_HELP = "write `test: true`"


@rule("CS901", Severity.WARNING, "v1", "v2", fixes=True, asks=("stage",))
def check(body: Body) -> Iterator[Finding]:
    """Find bodies of a sandbox that are no test."""
    if body.setting.stage != "sandbox":
        return
    if "test" not in body.data:
        mend = Mend(_HELP, (Insert("", "test", True),), safe=False)
        message = "`test` is missing here: the video is billed, and this project is a sandbox"
        yield Finding("", message, _HELP, missing=("test",), mend=mend)
    elif body.data["test"] is False:
        mend = Mend(_HELP, (Replace("/test", True),), safe=False)
        message = "the video is billed, and this project is a sandbox"
        yield Finding("/test", message, _HELP, mend=mend)
