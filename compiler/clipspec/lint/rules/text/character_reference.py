r"""The text holds a character reference of HTML, such as `&amp;` or `&#39;`.

Why: They come along when a text is taken from a web page. The API takes plain text, so that the
viewer may hear "ampersand a m p".

Fix: Write the character itself.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Tips &amp; tricks for the team

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Tips & tricks for the team

Source: no page of the API offers HTML in scripts.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite
from clipspec.validate.words import shown

_REFERENCE = r"&((?:amp;){0,9})(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"


@rule("CS805", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find references that name a character."""
    for at, text in body.role("script"):
        if "&" in text and ";" in text:
            for found in re.finditer(_REFERENCE, text):
                character = _character(found[2])
                if character:
                    yield _finding(at, found, character)


def _finding(at: str, found: re.Match[str], character: str) -> Finding:
    visible = character.isprintable() and character != " "
    said = shown(character) if visible else "white space or nothing to be seen"
    plain = character if visible or character == "\n" else " " if character.isspace() else ""
    # `<` may begin a tag, and what an escaped `&` was to show is the author's to say.
    safe = character not in "<>" and not found[1]
    mend = Mend("write the character", (Rewrite(at, *found.span(), plain),), safe=safe)
    message = f"`{found[0]}` is a character reference of HTML: it stands for {said}"
    return Finding(at, message, "write the character itself", within=found.span(), mend=mend)


def _character(name: str) -> str:
    """Return what a reference stands for, `""` for one that HTML does not know."""
    from html import entities, unescape

    if name.startswith("#"):
        return unescape(f"&{name};").replace("\ufffd", "")
    return entities.html5.get(f"{name};", "")
