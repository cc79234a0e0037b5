r"""A param without a default has no value.

Why: The script would have a hole where the value belongs. In a batch it is mostly a row with an
empty cell, or a column that has another name.

Fix: Give the value with `--set`, `--params` or a column of `--data`, or give the param a `default`.

Bad:
    $ clipspec compile spec.yaml
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

Good:
    $ clipspec compile spec.yaml --set first_name=Ada
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

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS601", Severity.ERROR, "compile")
