r"""A field that the API does not have at this place.

Why: v1 and v2 ignore an unknown field in silence, so a misspelled switch costs a run before anyone
sees it; v3 refuses the whole body ("Extra inputs are not permitted"). Here it is an error in v3,
in a spec, and wherever a known field has nearly this name; otherwise a warning.

Fix: Correct the name, move the field to the object it belongs to, or remove it.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scael: 0.5

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
        scale: 0.5

Source: users of v2 send undocumented fields and get a video; live probes of v3 were refused.
Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS111", Severity.ERROR, "schema", fixes=True)
