r"""A template uses a filter or a test that does not exist.

Why: The template cannot be compiled, for no row at all. Often it is a Python method, or a filter of
another program that uses Jinja2.

Fix: Correct the name; the message suggests the nearest one.

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
          input_text: "Hello {{ first_name | titlecase }}"
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
          input_text: "Hello {{ first_name | title }}"
    == people.csv ==
    first_name
    Ada

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS503", Severity.ERROR, "compile")
