r"""A character that nobody sees stands in the text to speak.

Why: Line separators, control characters and characters of no width come along when text is copied
from a web page or a chat. A voice may stop at them, tear a word apart, or speak what nobody reads.

Fix: Remove the character, or put a line break in the place of a separator. Joiners in emoji, in
Persian and in Indian scripts, and marks of direction in right-to-left texts are left alone.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello.\u2028And welcome."

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello.\nAnd welcome, 👩‍🚀."

Source: U+2028 and U+2029 in scripts written by language models; the tables of Unicode.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_INVISIBLE = (  # the control characters U+0080 to U+009F are what `garbled-text` looks for
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_RIGHT_TO_LEFT = (
    r"[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WITHOUT_SPACES = r"[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\ua980-\uaadf]"
_HARMLESS = "\xad\u180e\u200b\u2060\ufeff" + _JOINERS + _DIRECTIONS
_BLACK_FLAG = "\U0001f3f4"  # the flags of Scotland, Wales and others are spelt in tag characters


@rule("CS807", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find runs of invisible characters that mean nothing where they stand."""
    for at, text in body.role("script"):
        plain = text.replace("\n", "").isprintable()
        runs = [] if plain else list(re.finditer(_INVISIBLE, text))
        right_to_left = bool(runs) and re.search(_RIGHT_TO_LEFT, text) is not None
        for found in runs:
            kept = "".join(_kept(text, found, right_to_left))
            if kept != found[0]:
                yield _finding(at, found, kept)


def _finding(at: str, found: re.Match[str], kept: str) -> Finding:
    from unicodedata import name

    first = next(c for c in found[0] if c not in kept)
    more = f" and {len(found[0]) - 1} more" if len(found[0]) > 1 else ""
    called = name(first, "a control character").lower()
    message = f"an invisible character: U+{ord(first):04X}, {called}{more}"
    help_ = "write a line break" if "\n" in kept else "remove it"
    harmless = all(c in _HARMLESS for c in found[0])
    return Finding(
        at,
        message,
        help_,
        within=found.span(),
        severity=Severity.INFO if harmless else None,
        mend=Mend(help_, (Rewrite(at, *found.span(), kept),)),
    )


def _kept(text: str, found: re.Match[str], right_to_left: bool) -> Iterator[str]:
    """Yield what shall stand in the place of a run: what means something, and line breaks."""
    before = text[max(found.start() - 1, 0) : found.start()]
    beside = before + text[found.end() : found.end() + 1]
    for character in found[0]:
        if character in _LINE_ENDS:
            yield "\n"
        elif (
            (character in _JOINERS and max(beside, default="") >= "\u0250")
            or (character == "\u200b" and re.search(_WITHOUT_SPACES, beside))
            or (character in _DIRECTIONS and right_to_left)
            or (character >= "\U000e0020" and before == _BLACK_FLAG)
            or (character == "\xad" and before == "Ã")  # half of a garbled í
        ):
            yield character
