r"""The text to speak is written in Markdown.

Why: A script comes from a language model or a document with its headings, bullets and bold words.
The API takes plain text: the voice reads the signs aloud, or stumbles over them.

Fix: Ask the model for plain text, or take the signs out and keep the words.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: |
          ## Welcome
          Hello and **welcome** to [the course](https://example.com).

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: |
          Welcome!
          Hello - and welcome to lesson #2 of 3 * 4.

Source: texts that language models write; a user in public code, who sent a model's answer as it
was.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_MARKS = (
    r"(?m)(?P<fence>^[ ]{0,3}```[^`\n]*(?:\n|\Z))"
    r"|(?P<rule>^(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$)"
    r"|(?P<head>^(?:#{1,6}[ ]+)+(?=[^\s#]))"
    r"|(?P<quote>^(?:>[ ]+)+(?=[^\s>]))"
    r"|(?P<table>^\|[^\n]*\|[ \t]*$)"
    r"|(?P<bullet>^[ \t]{0,9}(?:[-*+•][ ]+)+(?=[^\s*+•-]))"
    r"|(?P<link>!?\[(?P<words>[^\[\]\n]*)\]\([^()\s]*\))"
    r"|(?P<code>`[^`\n]+`)"
    r"|(?P<bold>(?<![0-9A-Za-z*])\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*(?![0-9A-Za-z*]))"
    r"|(?P<strong>(?<![0-9A-Za-z_])__(?![A-Z0-9_]+__)(?=[^\s_])[^_\n]+__(?![0-9A-Za-z_]))"
    r"|(?P<struck>~~(?=[^\s~])[^~\n]+~~)"
)
_SIGNS = ("*", "`", "_", "~", "#", "|", "•", "](", "\n-", "\n+", "\n>", "\n=", "\n ")
_FIRST_SIGNS = "->="
_NAMES = {
    "fence": "the fence of a code block",
    "rule": "a line across the page",
    "head": "a heading",
    "quote": "a quotation",
    "table": "a table",
    "bullet": "a bullet",
    "link": "a link",
    "code": "code",
    "bold": "bold words",
    "strong": "bold words",
    "struck": "struck words",
}
_WIDTHS = {"code": 1, "bold": 2, "strong": 2, "struck": 2}


@rule("CS811", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find Markdown, once in each text."""
    for at, text in body.role("script"):
        if text[:1] in _FIRST_SIGNS or any(map(text.__contains__, _SIGNS)):
            found = list(re.finditer(_MARKS, text))
            bullets = sum(mark.lastgroup == "bullet" for mark in found)
            if bullets == 1:  # a dash at the start of one line is a dash
                found = [mark for mark in found if mark.lastgroup != "bullet"]
            if found:
                yield _finding(at, found, only_bullets=bullets == len(found))


def _finding(at: str, found: list[re.Match[str]], only_bullets: bool) -> Finding:
    first = found[0]
    end = first.start() + max(len(first[0].rstrip("\n")), 1)
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    what = _NAMES[first.lastgroup or ""]
    changes = tuple(change for mark in found for change in _changes(at, mark))
    bare = first.lastgroup == "rule" and first[0].strip() == first.string.strip()
    plain = not bare and all(mark.lastgroup != "table" for mark in found)
    return Finding(
        at,
        f"Markdown in the text: {what}{more}",
        "take the signs out and keep the words",
        within=(first.start(), end),
        severity=Severity.INFO if only_bullets else None,
        mend=Mend("take the signs out", changes, safe=False) if plain else None,
    )


def _changes(at: str, mark: re.Match[str]) -> Iterator[Rewrite]:
    start, end = mark.span()
    if mark.lastgroup == "link":
        yield Rewrite(at, start, mark.start("words"), "")
        yield Rewrite(at, mark.end("words"), end, "")
    elif mark.lastgroup in _WIDTHS:
        width = _WIDTHS[mark.lastgroup]
        yield Rewrite(at, start, start + width, "")
        yield Rewrite(at, end - width, end, "")
    else:
        yield Rewrite(at, start, end, "")
