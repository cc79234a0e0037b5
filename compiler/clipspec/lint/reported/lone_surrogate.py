r"""A text holds half of a surrogate pair, such as `\ud83d` without its `\ude00`.

Why: Half an emoji is no character. It cannot be sent as UTF-8: the request fails, or the script is
spoken with a gap.

Fix: Write the character itself, and look for what cut the text: a bound on its length that counts
bytes or UTF-16 units leaves such halves.

Bad:
    {
      "version": "v1alpha",
      "ratio": "16:9",
      "background": "#FAFAFA",
      "clips": [
        {
          "avatar_id": "Daisy-inskirt-20220818",
          "voice_id": "1bd001e7e50f421d891986aad5158bc8",
          "input_text": "Hello \ud83d"
        }
      ]
    }

Good:
    {
      "version": "v1alpha",
      "ratio": "16:9",
      "background": "#FAFAFA",
      "clips": [
        {
          "avatar_id": "Daisy-inskirt-20220818",
          "voice_id": "1bd001e7e50f421d891986aad5158bc8",
          "input_text": "Hello \ud83d\ude00"
        }
      ]
    }

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS012", Severity.ERROR, "source")
