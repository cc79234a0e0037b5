r"""A tag that is not a pause stands in the text to speak.

Why: Of all markup the API documents `<break>` alone for scripts. Other tags, from SSML or HTML,
are read aloud, left out, or make the request fail.

Fix: Take the tags out and keep the words. How a voice speaks is set by fields of the body.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: <p>Hello <em>and</em> welcome.</p>

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello and welcome. Ratings below <3 are rare.

Source: HeyGen's own agent skills, which show break tags and no other.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

_TAG = r"</?([^\W\d_][\w:.-]*)([^<>]*)>|<[!?][\w\[-][^<>]*>"
_CLOSING = r"</([^\W\d_][\w:.-]*)"
# Of SSML, of what speech services add to it, and of HTML. A lone `<title>` may be a placeholder.
_KNOWN = (
    r"speak|prosody|emphasis|say-as|phoneme|sub|audio|silence"
    r"|(?:amazon|google|mstts|ssml|xml)[:-].*"
    r"|[abipqsu]|em|strong|span|div|br|hr|wbr|img|h[1-6]|[uo]l|li|dl|d[dt]|table|t[rdh]|tbody|thead"
    r"|html|style|script|pre|blockquote|sup|del|ins|iframe|nav|think|thinking"
)
_NOT_SPOKEN = r"(?i)<(?:script|style|audio|desc|think|thinking)\b"


@rule("CS804", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find tags other than break tags, once in each text."""
    for at, text in body.role("script"):
        if "<" not in text:
            continue
        found = list(tags(text))
        if found:
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            message = f"a tag that is not a pause{more}: only `<break>` is documented"
            help_ = "take the markup out and keep the words"
            # What stands between some tags is not meant to be heard: that is for the author.
            words_only = re.search(_NOT_SPOKEN, text) is None
            changes = tuple(_removal(at, text, tag) for tag in found)
            mend = Mend("remove the tags", changes, safe=False) if words_only else None
            yield Finding(at, message, help_, within=found[0].span(), mend=mend)


def tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags of a text that are markup for sure: no pauses, no `<name>` to be filled in."""
    closing = set(re.findall(_CLOSING, text)) if "</" in text else set()
    for found in re.finditer(_TAG, text):
        name, rest = (found[1] or "").casefold(), (found[2] or "").strip()
        if name in ("break", "pause") or rest.startswith(("//", "@")):
            continue
        known = re.fullmatch(_KNOWN, name) is not None and (rest in ("", "/") or "=" in rest)
        telling = rest == "/" or '="' in rest or "='" in rest
        if not name or known or telling or found[1] in closing:
            yield found


def _removal(at: str, text: str, tag: re.Match[str]) -> Rewrite:
    start, end = tag.span()
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    joins = len(beside) == 2 and not any(map(str.isspace, beside))
    block = joins and re.match(r"(?i)</?(?:p|br|div|h\d|li|[uo]l|tr|td|hr)\b|<[!?]", tag[0])
    return Rewrite(at, start, end, " " if block or (joins and "<" in beside) else "")
