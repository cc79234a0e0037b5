r"""Two rows give the same `name`.

Why: The second file would replace the first, and one person gets no video. Names that differ in
capitals only count as equal, because some disks cannot tell them apart.

Fix: Put something into `name` that is different in every row, such as an id.

Bad:
    $ clipspec compile spec.yaml --data people.csv
    == spec.yaml ==
    clipspec: 1
    name: "welcome-{{ first_name | slug }}"
    params:
      first_name: {type: string}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"
    == people.csv ==
    first_name
    Ada
    ada

Good:
    $ clipspec compile spec.yaml --data people.csv
    == spec.yaml ==
    clipspec: 1
    name: "welcome-{{ first_name | slug }}"
    params:
      first_name: {type: string}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name }}"
    == people.csv ==
    first_name
    Ada
    Grace

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS605", Severity.ERROR, "compile")
