r"""The file of `--data` cannot be read: a broken line of JSON, a row with too many cells, a quote
that is never closed, a packed file that is cut off, or another encoding than UTF-8.

Why: A row that is read wrongly shifts its cells, and one customer hears the name of another. So no
row is guessed.

Fix: Mend the row that the message names. In CSV a cell with a comma needs quotes; in JSONL every
line is one object. `--encoding cp1252` reads what Windows wrote, `--delimiter ';'` what
spreadsheets write where the comma is in numbers.

Bad:
    $ clipspec compile spec.yaml --data people.jsonl
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
    == people.jsonl ==
    {"first_name": "Ada"

Good:
    $ clipspec compile spec.yaml --data people.jsonl
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
    == people.jsonl ==
    {"first_name": "Ada"}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS604", Severity.ERROR, "compile")
