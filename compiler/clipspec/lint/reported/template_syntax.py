r"""A template is not valid Jinja2: a bracket, a quote or an `endif` is missing.

Why: Nothing can be compiled before the template can be read. Sent as it stands, the brackets would
be spoken.

Fix: Close what the message names. To have the signs `{{` in a text, write `{{ '{{' }}`.

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
          input_text: "Hello {{ first_name }"
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

RULE = reported(__name__, "CS501", Severity.ERROR, "compile")
