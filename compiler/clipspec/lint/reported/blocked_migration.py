r"""A document cannot go over to the version that `--to` asks for without a loss or an answer.

Why: What the other version cannot say would be gone from the video, and nobody would know.

Fix: Answer with the option that is named, change the document, or accept the loss with `--accept`.
`clipspec migrate` takes the same options.

Bad:
    $ clipspec readiness body.yaml --to v2 --format github
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        input_text: "Hello there"

Good:
    $ clipspec readiness body.yaml --to v2 --format github
    == body.yaml ==
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello there"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS910", Severity.ERROR, "readiness")
