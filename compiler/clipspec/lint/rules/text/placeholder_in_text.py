r"""The text holds a placeholder that nobody has filled in.

Why: The voice reads it as it stands: "Hello, dollar, first name". Such a text comes from a step
that was left out, or from a value that was missing when the text was put together.

Fix: Put the value in its place. Where it differs from video to video, make the file a spec, whose
`{{ name }}` clipspec fills in.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Hello ${firstName}, and welcome."

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello Ada, and welcome. Tickets cost $5 {and up}, or 20% less.

Source: users in public code, whose templates were sent as they are; sample bodies of reference
pages.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.rules.text.markup_in_text import tags
from clipspec.validate.words import shown

_NOUNS = (
    r"name|company|date|city|product|topic|title|e-?mail|url|link|website|phone|number|address"
    r"|customer|client|recipient|brand|price|amount|role|here"
)
_IN_BRACES = (
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[^{}\n]{0,200}\}"
    r"|(?<![0-9A-Za-z_${\\])\{(?:\d{0,2}|[A-Za-z_][\w.]{0,60})\}(?!\})"
)
_IN_BRACKETS = (
    r"\[object Object\]|\[[A-Z][A-Z0-9]{0,40}_[A-Z0-9_]{0,40}\]"
    r"|(?i:\[(?:your|insert|enter|replace|placeholder|todo|tbd)\b[^\[\]\n]{0,60}\](?!\())"
    rf"|(?i:\[(?:[^\[\]\n]{{0,40}}[ _-])?(?:{_NOUNS})\](?!\())"
)
_IN_ANGLES = r"(?<![0-9A-Za-z])<[^\W\d_]{2}[\w.' -]{0,40}>"
_BY_PERCENT = r"(?<![\w%])(?<!\d )%(?:s(?![\w'’])|\([A-Za-z_]\w{0,60}\)[sd])"
_NOTES = (
    r"\bTODO(?=[:(])|\bFIXME\b|\bTBD\b|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__|(?i:lorem ipsum dolor)"
)
_MISSING = (  # Nan and Null are people
    r"\A\s{0,9}(?i:hello|hi|hey|dear)[ ,]{1,2}"
    r"([Uu]ndefined|UNDEFINED|null|NULL|[Nn]one|NONE|nan|NaN|NAN)(?=[,.!?\n]|$)"
)
_FORMS = (  # each behind what has to be there for it to be looked for
    ("{", _IN_BRACES),
    ("[", _IN_BRACKETS),
    ("<", _IN_ANGLES),
    ("%", _BY_PERCENT),
    ("TODO", _NOTES),
    ("FIXME", _NOTES),
    ("TBD", _NOTES),
    ("__", _NOTES),
    ("psum", _NOTES),
)
_WHOLE = (
    r"string|text|script|input_text|null|undefined|[Nn]one|NaN|nan|TODO|TBD|FIXME|placeholder"
    r"|(?i:(?:your|insert|enter)[ _-](?:[\w-]{1,20}[ _]){0,3}(?:text|script)(?:[ _]here)?\.?)"
    r"|(?i:(?:your|insert)[ _-](?:[\w-]{1,20}[ _]){0,3}(?:message|content)[ _]here\.?)"
)
_LONGEST_WHOLE = 60


@rule("CS810", Severity.WARNING)
def check(body: Body) -> Iterator[Finding]:
    """Find what was to be filled in, and texts that are nothing else."""
    for at, text in body.role("script"):
        if len(text) <= _LONGEST_WHOLE and re.fullmatch(_WHOLE, text.strip()):
            yield _finding(at, text, (0, len(text)))
            continue
        forms = {form for mark, form in _FORMS if mark in text}
        if re.match(_MISSING, text):
            forms.add(_MISSING)
        if forms:
            for within in sorted(set(_spans(text, forms))):
                yield _finding(at, text, within)


def _spans(text: str, forms: set[str]) -> Iterator[tuple[int, int]]:
    markup = {tag.start() for tag in tags(text)} if _IN_ANGLES in forms else set()
    for form in forms:
        for found in re.finditer(form, text):
            pause = found[0][:6].casefold() in ("<break", "<pause")
            if found.start() not in markup and not pause:
                yield found.span(found.lastindex or 0)  # a group holds what is marked


def _finding(at: str, text: str, within: tuple[int, int]) -> Finding:
    said = shown(text[slice(*within)])
    help_ = "put the value in its place; in a spec, `{{ name }}` is filled in"
    return Finding(at, f"{said} is a placeholder: it is spoken as it stands", help_, within=within)
