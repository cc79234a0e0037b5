r"""The project is in production, and the video is a test: it gets a watermark.

Why: With `test: true` v1 and v2 draw a watermark into the video; v2 lowers its quality as well. It
is seen only once somebody looks at the film.

Fix: Write `test: false`. The video is then billed.

Bad:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    stage = "production"
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    test: true

Good:
    $ clipspec lint body.yaml
    == clipspec.toml ==
    [profile]
    stage = "production"
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    test: false

Source: the v1 reference page; the v2 reference page.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace


@rule("CS902", Severity.WARNING, "v1", "v2", fixes=True, asks=("stage",))
def check(body: Body) -> Iterator[Finding]:
    """Find tests among the bodies of a project in production."""
    if body.setting.stage == "production" and body.data.get("test") is True:
        mend = Mend("write `test: false`", (Replace("/test", False),), safe=False)
        message = "the video gets a watermark, and this project is in production"
        yield Finding("/test", message, "write `test: false`: it is then billed", mend=mend)
