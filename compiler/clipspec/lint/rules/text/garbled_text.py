r"""The text was read in a wrong encoding: `â€™` where an apostrophe was, or a lost character.

Why: UTF-8 that was taken for Windows-1252 turns each special character into two or three others.
They are read aloud one by one.

Fix: Write the characters that were meant. Better still, look for the step that reads the text with
a wrong encoding, or more of it will follow.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Letâ€™s meet at the cafÃ©.

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Let’s meet at the café.

Source: the common mistake of every pipeline; users in public code.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite
from clipspec.validate.words import shown

# What the bytes 80 to BF of UTF-8 become, by lead byte: C2-DF, E0-EF, F0-F4.
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_RUN = rf"(?:[Â-ß]{_TAIL}|[à-ï]{_TAIL}{_TAIL}|[ð-ô]{_TAIL}{_TAIL}{_TAIL})+"
_GARBLED = rf"{_RUN}|â€|[\x80-\x84\x86-\x9f]+|\ufffd+"
_SUSPECT = r"[\x80-\x84\x86-\x9fÂ-ô\ufffd]"
# Letters before quotation marks or dashes may be meant, as in „Spaß“, «AMANHÃ» or Ä–Ö–Ü.
_MARKS = r"\xa0«»‘’“”„‚…–—‹›•™"
_SURE = (
    r"Ã[^«»‘’“”„‚…–—‹›•™]|Â[^«‘’“”„‚…–—‹›•™]|[ÄÅ][^\xa0«»‘’“”„‚…–—‹›•™]"
    r"|â[€‚„†‡ˆ‰˜™šœžŠŒŽ\x80-\x9f].|ðŸ..|ï»¿|ï¿½"
)


@rule("CS808", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find characters that are the bytes of another one, and the mark of a lost one."""
    for at, text in body.role("script"):
        if not text.isascii() and re.search(_SUSPECT, text):
            for found in re.finditer(_GARBLED, text):
                meant = _meant(found[0])
                if meant is not None:
                    yield _finding(at, found, meant)


def _finding(at: str, found: re.Match[str], meant: str) -> Finding:
    if not meant:
        message = f"{shown(found[0])} is what is left of a character that was lost"
        return Finding(at, message, "write the character that was meant", within=found.span())
    said = shown(meant) if meant.isprintable() else "white space or a mark"
    message = f"{shown(found[0])} is {said}, read in a wrong encoding"
    kept = "" if meant == "\ufeff" else meant
    mend = Mend("write the characters meant", (Rewrite(at, *found.span(), kept),))
    return Finding(at, message, f"write {said}", within=found.span(), mend=mend)


def _meant(run: str) -> str | None:
    """Return what was meant, `""` where that is lost, None for a text that may be right."""
    if run == "â€" or run[0] == "\ufffd":
        return ""
    if max(run) < "\xa0":
        text = bytes(map(ord, run)).decode("cp1252", "ignore")
        return text if len(text) == len(run) else ""
    try:
        text = bytes(map(_byte, run)).decode()
    except ValueError:
        return None
    several = len(text) > 1 and re.search(f"[^Â-ô{_MARKS}]", run)
    certain = several or re.fullmatch(_SURE, run, re.DOTALL)
    if not certain or any("\x80" <= character < "\xa0" for character in text):
        return None
    return text.replace("\ufffd", "")


def _byte(character: str) -> int:
    return ord(character) if character <= "\xff" else character.encode("cp1252")[0]
