r"""A template runs too long or too deep, or writes more than any script can hold.

Why: A loop that never seems to end would hang a pipeline, and what it writes would fill the memory;
so would a file that includes itself. No real script comes near the bound.

Fix: Look at the loops: shorten the range, or give the data as a list. Of files that include each
other, break the circle.

Bad:
    $ clipspec compile spec.yaml
    == spec.yaml ==
    clipspec: 1
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "{% for i in range(100000000) %}very {% endfor %}good"

Good:
    $ clipspec compile spec.yaml
    == spec.yaml ==
    clipspec: 1
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "{% for i in range(3) %}very {% endfor %}good"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS506", Severity.ERROR, "compile")
