r"""A `when` or `loop` on an item of a list is not what these words take.

Why: `when` takes a condition, `loop` a list, `loop_var` and `loop_index` the names under which the
item and its number (from 1) are known in each turn, `block` a list of items that come and go
together. Anything else would be passed over, and the video would have other clips than were meant.

Fix: Write a condition or a list, with or without its braces; choose a name that the spec does not
have yet; let `block` stand alone with `when` and `loop`.

Bad:
    $ clipspec compile spec.yaml
    == spec.yaml ==
    clipspec: 1
    params:
      steps: {type: array, items: {type: string}, default: [Open the app, Press play]}
    vars:
      step: 1
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - loop: steps
          loop_var: step
          avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Step {{ loop_index }}: {{ step }}"

Good:
    $ clipspec compile spec.yaml
    == spec.yaml ==
    clipspec: 1
    params:
      steps: {type: array, items: {type: string}, default: [Open the app, Press play]}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - loop: steps
          loop_var: step
          avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Step {{ loop_index }}: {{ step }}"

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS508", Severity.ERROR, "compile")
