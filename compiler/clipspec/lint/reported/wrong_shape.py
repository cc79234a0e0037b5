r"""A value that fits the schema in its parts but not as a whole: two fields that exclude each
other, or one value that fits several forms.

Why: The API refuses the request, or takes one of the forms and does not say which. A video scene,
for example, is dubbed by a script or by a recording, not by both.

Fix: Keep the fields of one form only. `clipspec schema` shows the forms.

Bad:
    type: studio
    scenes:
      - type: video
        source: {type: url, url: "https://example.com/tour.mp4"}
        script: Welcome to the tour.
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        audio_asset_id: 5f2a4c1e9b7d4e0c8a6b3d2f1e0c9b8a

Good:
    type: studio
    scenes:
      - type: video
        source: {type: url, url: "https://example.com/tour.mp4"}
        script: Welcome to the tour.
        voice_id: 1bd001e7e50f421d891986aad5158bc8

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS118", Severity.ERROR, "schema")
