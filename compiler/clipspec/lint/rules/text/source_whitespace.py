r"""Indentation or blank lines of the source came along into the text to speak.

Why: A template literal or a block scalar keeps every space in front of its lines. Captions show
it, and a voice may pause at blank lines.

Fix: Take the white space out. In YAML, `|` keeps line breaks, `>-` joins lines to one paragraph,
and both drop the indentation that all lines share.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "\n    Hello and welcome.\n    Let's begin.\n    "

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: |
          Hello and welcome.
          Let's begin.

Source: a user in public code, whose script kept the indentation of its source.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_SPACE = " \t\r\n"
_AFTER_A_LINE = rf"\n[{_SPACE}]+"


@rule("CS809", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find white space that only the source needed, once in each text."""
    for at, text in body.role("script"):
        if "\n" in text and not text.isspace():
            found = [gap for gap in _gaps(text) if _wanted(text, gap) != gap[0]]
            if found:
                yield _finding(at, text, found)


def _finding(at: str, text: str, found: list[re.Match[str]]) -> Finding:
    first = next((gap for gap in found if _indents(text, gap)), None)
    mark = first or found[0]
    what = "the indentation of its source" if first else "blank lines of its source"
    inner = any(
        gap.start() > 0 and gap.end() < len(text) and not _indents(text, gap) for gap in found
    )
    changes = tuple(Rewrite(at, *gap.span(), _wanted(text, gap)) for gap in found)
    # Several blank lines between two sentences may be meant as a long pause.
    mend = Mend("remove the white space", changes, safe=not inner)
    severity = None if first else Severity.INFO
    message = f"the text carries {what}"
    return Finding(at, message, "remove it", within=mark.span(), severity=severity, mend=mend)


def _gaps(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches of white space before all words, and after the end of each line."""
    start = 0
    if text[0] in _SPACE:
        for gap in re.finditer(rf"\A[{_SPACE}]+", text):
            start = gap.end()
            yield gap
    yield from re.compile(_AFTER_A_LINE).finditer(text, start)


def _indents(text: str, gap: re.Match[str]) -> bool:
    """Say whether what follows a gap, be it the end, is indented."""
    last = gap[0].rpartition("\n")[2]
    return len(last) > 1 or "\t" in last


def _wanted(text: str, gap: re.Match[str]) -> str:
    """Return what shall stand in the place of a gap: itself where nothing is wrong with it."""
    lines = gap[0].count("\n")
    indents = _indents(text, gap)
    if gap.start() == 0:
        return "" if lines or indents else gap[0]
    if gap.end() == len(text):
        return "" if lines > 1 or indents else gap[0]
    return "\n" * min(lines, 2) if lines > 2 or indents else gap[0]
