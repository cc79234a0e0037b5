r"""The text holds an escape such as `\n` or `\"` as characters of its own.

Why: The text was escaped twice, or stands in single quotes or in none, where YAML knows no
escapes. The voice says "backslash n", or swallows the two words beside it.

Fix: Write the character itself, or use double quotes.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello.\n\nAnd welcome.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello.\n\nAnd welcome."

Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

# `\n` before a small letter may be a path or a formula, and is left alone where it stands alone.
_ESCAPE = (
    r"(?<!\\)(?:(?:\\[nr]){2,40}|(?<!:)\\[nrt](?![a-z0-9_])"
    r"|\\[\"']|(?:\\u[0-9a-fA-F]{4}){1,40})"
)


@rule("CS806", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find escapes that nothing has resolved."""
    for at, text in body.role("script"):
        if "\\" in text:
            for found in re.finditer(_ESCAPE, text):
                yield _finding(at, found)


def _finding(at: str, found: re.Match[str]) -> Finding:
    written = found[0]
    message = f"`{written[:12]}` stands in the text as characters: it is spoken, not resolved"
    help_ = "write the character itself; YAML knows escapes in double quotes only"
    resolved = _resolved(written)
    mend = None
    if resolved is not None:
        change = Rewrite(at, *found.span(), resolved)
        mend = Mend("write the character", (change,), safe=written[1] in "\"'u")
    return Finding(at, message, help_, within=found.span(), mend=mend)


def _resolved(written: str) -> str | None:
    """Return what the escapes stand for, None where that is no character to be seen or heard."""
    if written[1] in "\"'":
        return written[1]
    if written[1] == "u":
        units = [int(unit, 16) for unit in written.split("\\u")[1:]]
        text = b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
        return text if text.isprintable() and "\ufffd" not in text else None
    return " " if written == "\\t" else "\n" * min(written.count("\\n"), 2) or "\n"
