r"""Two specs have one `name`.

Why: The name is the file that a body is written to. Compiled into one folder, the body of the
second spec would take the place of the first one's.

Fix: Give each spec a name of its own.

Bad:
    $ clipspec lint one.yaml two.yaml
    == one.yaml ==
    clipspec: 1
    name: welcome
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    == two.yaml ==
    clipspec: 1
    name: welcome
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Goodbye

Good:
    $ clipspec lint one.yaml two.yaml
    == one.yaml ==
    clipspec: 1
    name: welcome
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
    == two.yaml ==
    clipspec: 1
    name: goodbye
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Goodbye

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS931", Severity.WARNING, "together")
