r"""The document is no video body that we know, and no spec.

Why: Nothing in it was checked, and it must not look as if it had been. A file that the API does not
know is refused, or makes a video of nothing.

Fix: A v1 body has `clips`, a v2 body `video_inputs`, a v3 body `type`, and a spec `clipspec`. Use
`--dialect` to judge a fragment, or do not name files that are no bodies.

Bad:
    title: Welcome
    speaker: Daisy
    text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS101", Severity.ERROR, "engine")
