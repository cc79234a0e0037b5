r"""A text that does not have the form the field needs, such as a colour or a name.

Why: The type is right, so the slip is easy to miss, but the API cannot use the value: it refuses
the request, or shows something else.

Fix: Write the value like the example in the message.

Bad:
    clipspec: 1
    vars:
      host-id: Daisy-inskirt-20220818
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello

Good:
    clipspec: 1
    vars:
      host_id: Daisy-inskirt-20220818
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: "{{ host_id }}"
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS115", Severity.ERROR, "schema")
