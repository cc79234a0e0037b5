r"""The file is not UTF-8.

Why: Guessing an encoding would change the script: what one editor saves as `ü` would be spoken as
something else, and the video is paid for. So nothing is guessed and nothing is read.

Fix: Save the file as UTF-8. In most editors the encoding stands in the status bar; spreadsheets
call it "CSV UTF-8".

Bad:
    b"version: v1alpha\n" \
    b"ratio: '16:9'\n" \
    b"background: '#FAFAFA'\n" \
    b"clips:\n" \
    b"  - avatar_id: Daisy-inskirt-20220818\n" \
    b"    voice_id: 1bd001e7e50f421d891986aad5158bc8\n" \
    b"    input_text: Gr\xfc\xdfe aus K\xf6ln\n"

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Grüße aus Köln

Since: 0.1.0
"""

from __future__ import annotations

from clipspec.diagnostics import Severity
from clipspec.lint.rule import reported

RULE = reported(__name__, "CS002", Severity.ERROR, "source")
