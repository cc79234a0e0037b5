r"""A template includes a file that is not there.

Why: The script would be spoken without that part. Only files in the spec's own folder and below can
be included, so that a spec from somebody else cannot read the rest of your disk.

Fix: Correct the name; it counts from the folder of the spec. Or move the file there.

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
          input_text: "{% include 'greeting.txt.j2' %}"
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
          input_text: "{% include 'greeting.txt.j2' %}"
    == greeting.txt.j2 ==
    Hello {{ first_name }}
    == people.csv ==
    first_name
    Ada

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS507", Severity.ERROR, "compile")
