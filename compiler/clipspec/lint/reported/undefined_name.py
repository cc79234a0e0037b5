r"""A template uses a name that is no param, no var and no built-in name.

Why: Plain Jinja2 puts nothing in its place. Then the avatar says "Hello , welcome" in a video that
is paid for, so here it is an error.

Fix: Correct the name, or declare it under `params`. For a value that may be missing, give the param
a `default`.

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
          input_text: "Hello {{ frist_name }}"
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

RULE = reported(__name__, "CS502", Severity.ERROR, "compile")
