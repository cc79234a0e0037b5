r"""A template failed while it ran: a division by zero, a sum of a text and a number, or a null or
a list put into a text.

Why: Plain Jinja2 writes `None` or `['a', 'b']` into the script, and the avatar reads it out. Here
nothing is written instead.

Fix: Give the expression the type that it needs: `| join(', ')` for a list, `| default('you', true)`
for a null, and a check before a division.

Bad:
    $ clipspec compile spec.yaml --data teams.jsonl
    == spec.yaml ==
    clipspec: 1
    params:
      topics: {type: array, items: {type: string}}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Welcome to {{ topics }}"
    == teams.jsonl ==
    {"topics": ["Sales", "Support"]}

Good:
    $ clipspec compile spec.yaml --data teams.jsonl
    == spec.yaml ==
    clipspec: 1
    params:
      topics: {type: array, items: {type: string}}
    video:
      version: v1alpha
      ratio: "16:9"
      background: "#FAFAFA"
      clips:
        - avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: "Welcome to {{ topics | join(' and ') }}"
    == teams.jsonl ==
    {"topics": ["Sales", "Support"]}

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS504", Severity.ERROR, "compile")
