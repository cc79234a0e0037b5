r"""The words of a chat assistant around the script came along.

Why: A language model likes to answer "Sure, here's your script:" before the script, and to offer
changes after it. The presenter says that too.

Fix: Leave them out, and ask the model for nothing but the words to be spoken.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: |
          Sure, here's your script:

          Hello and welcome.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello and welcome. Here is what is new.

Source: texts that language models write for presenters.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_SCRIPT = r"(?:script|version|draft|narration|voice-?over|transcript|rewrite|text)"
_HERE = r"(?:here(?:['’]s| is| are)|below is|i(?:['’]ve| have) (?:written|drafted|created))"
_OPENING = (
    r"\s{0,9}(?:(?i:(?:sure|certainly|absolutely|of course|okay|no problem|great)\b[^\n:]{0,30}\b"
    rf"{_HERE}\b[^\n:]{{1,80}}\b{_SCRIPT}\b[^\n:]{{0,60}}:)"
    # Without that word it may be the script itself, unless the line ends with the colon.
    rf"|(?:(?i:{_HERE}\b[^\n:]{{1,80}}\b(?:script|draft|narration|voice-?over)\b[^\n:]{{0,60}}:"
    r"|(?:claro|por supuesto|bien sûr|voici|natürlich|gerne|hier ist|конечно|вот)\b[^\n:]{0,80}"
    r"\b(?:gui[oó]n|script|texte?|texto|skript|entwurf|скрипт|текст|сценарий)\b[^\n:]{0,40}:)"
    r"|(?:好的|当然|當然|没问题|以下是|もちろん|はい)[^\n:：]{0,40}"
    r"(?:脚本|腳本|文案|文稿|スクリプト|台本|原稿)[^\n:：]{0,20}[:：])(?=[ \t]{0,9}\n))"
)
_CLOSING = (
    r"(?i)\b(?:let me know if you(?:['’]d| would) like (?:any (?:changes|adjustments|revisions)"
    r"|me to (?:adjust|change|rewrite|shorten|revise|tweak|make (?:it|any)))"
    r"|would you like me to (?:adjust|change|rewrite|shorten|revise|tweak)"
    r" (?:it|this|the (?:script|text|tone|length|wording))"
    r"|feel free to (?:adjust|modify|edit|customi[sz]e|tweak)"
    r" (?:this|the) (?:script|text|tone|wording|placeholders)"
    r"|as an ai language model|word count(?=:))\b[^\n]{0,300}"
)
_MARKS = ("et me know", "ould you like me", "eel free to", "AI ", "ord count:")


@rule("CS815", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find what an assistant says before and after the script."""
    for at, text in body.role("script"):
        opening = re.match(_OPENING, text) if _greets(text) else None
        if opening:
            start = opening.end() - len(opening[0].lstrip())
            yield _finding(at, text, (start, opening.end()), (0, _words_after(text, opening.end())))
        if any(map(text.__contains__, _MARKS)):
            for found in re.finditer(_CLOSING, text):
                last = "\n" not in text[found.end() :].strip()
                begin = len(text[: text.rfind("\n", 0, found.start()) + 1].rstrip())
                rest = (begin, len(text)) if last and begin else None
                yield _finding(at, text, found.span(), rest)


def _greets(text: str) -> bool:
    head = text[:300]
    return ":" in head or "：" in head


def _words_after(text: str, end: int) -> int:
    return len(text) - len(text[end:].lstrip())


def _finding(at: str, text: str, within: tuple[int, int], gone: tuple[int, int] | None) -> Finding:
    message = "the words of an assistant that wrote the script, not of the script"
    mend = None
    if gone and text[: gone[0]].strip() + text[gone[1] :].strip():
        mend = Mend("remove them", (Rewrite(at, *gone, ""),), safe=False)
    return Finding(at, message, "leave them out", within=within, mend=mend)
