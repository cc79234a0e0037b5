r"""A value does not fit the schema that the spec declares for its param.

Why: A wrong value is found here, in its row, before it is spoken in a video that is paid for.

Fix: Correct the value in the data, or the schema under `params`. Cells of a CSV are read by the
param's type: `12` for an integer, `true` or `false` for a boolean.

Bad:
    $ clipspec compile spec.yaml --data teams.csv
    == spec.yaml ==
    clipspec: 1
    params:
      seats: {type: integer, minimum: 1}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "You have {{ seats }} seats."
    == teams.csv ==
    seats
    twelve

Good:
    $ clipspec compile spec.yaml --data teams.csv
    == spec.yaml ==
    clipspec: 1
    params:
      seats: {type: integer, minimum: 1}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "You have {{ seats }} seats."
    == teams.csv ==
    seats
    12

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS603", Severity.ERROR, "compile")
