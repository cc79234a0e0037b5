r"""A template reaches for Python's inside, such as `__class__`.

Why: A spec may come from somebody else. A template that gets at Python's inside can read files and
run programs on your machine, so it is stopped.

Fix: Use filters and plain attributes only. Work out anything more before, and give it as a param.

Bad:
    $ clipspec compile spec.yaml --data people.csv
    == spec.yaml ==
    clipspec: 1
    params:
      first_name: {type: string}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Hello {{ first_name.__class__ }}"
    == people.csv ==
    first_name
    Ada

Good:
    $ clipspec compile spec.yaml --data people.csv
    == spec.yaml ==
    clipspec: 1
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

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS505", Severity.ERROR, "compile")
