"""Where the words of a template stand in its text. Jinja2's syntax tree knows lines only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

from clipspec.expand.limits import MAX_SOURCE

Stretch = tuple[int, int]
"""Characters of a text: the first, and the one after the last."""

_CHARACTER = re.compile(r"unexpected char .+ at ([0-9]+)$", re.DOTALL)
_QUOTED = re.compile(r"(?:tag|got|unexpected) '([^']+)'")
_UNCLOSED = re.compile(r"needs to be closed is '([a-z]+)'")


class Token(NamedTuple):
    """A token of a template: its kind as Jinja2 calls it, its text, its line from 1, its place."""

    kind: str
    text: str
    line: int
    start: int

    @property
    def bare(self) -> str:
        """Its text; that of a string without the quotes."""
        return self.text[1:-1] if self.kind == "string" else self.text

    @property
    def stretch(self) -> Stretch:
        """The characters of `bare`."""
        start = self.start + (self.kind == "string")
        return start, start + len(self.bare)


def word(jinja: Environment, text: str, line: int, name: str, after: str = "") -> Stretch | None:
    """Return where a word stands on a line, or else what there is to show of that line.

    `after` is the token before it, such as `|` before a filter. Without it the word is no filter
    and no attribute, if there is such a one.
    """
    tokens = list(_tokens(jinja, text))
    before = ["", *(token.text for token in tokens)]
    pairs = zip(tokens, before, strict=False)
    found = [(t, b) for t, b in pairs if name and (t.bare, t.line) == (name, line)]
    likely = [t for t, b in found if (b == after if after else b not in (".", "|"))]
    for token in [*likely, *(t for t, _ in found)]:
        return token.stretch
    return tag(jinja, text, line)


def tag(jinja: Environment, text: str, line: int) -> Stretch | None:
    """Return the one tag that begins on a line, or that line; None for the whole of the text."""
    begun = [token for token in _tokens(jinja, text) if token.line == line and _begins(token)]
    if len(begun) == 1:
        start = begun[0].start
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[begun[0].text[:2]]
        end = text.find(closing, start)
        return start, end + 2 if end >= 0 else len(text)
    lines = text.split("\n")
    if len(lines) == 1 or not lines[line - 1].strip():
        return None
    start = [0, *accumulate(len(each) + 1 for each in lines)][line - 1]
    shown = lines[line - 1]
    return start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())


def culprit(jinja: Environment, text: str, error: TemplateSyntaxError) -> Stretch | None:
    """Return what a syntax error speaks of: a character, a word, a block that is never closed."""
    message = str(error.message)
    character, unclosed = _CHARACTER.search(message), _UNCLOSED.search(message)
    if character:
        return int(character[1]), int(character[1]) + 1
    if unclosed and message.startswith("Unexpected end"):
        return _opener(list(_tokens(jinja, text)), unclosed[1])
    quoted = _QUOTED.search(message)
    return word(jinja, text, error.lineno, quoted[1] if quoted else "")


def tagged(text: str) -> int:
    """Return how many characters there are from the first tag to the end of the last."""
    return text.rfind("}") + 1 - text.find("{")


def _tokens(jinja: Environment, text: str) -> Iterator[Token]:
    """Yield the tokens that mean something, up to the first place that is no Jinja2."""
    here = 0
    if tagged(text) > MAX_SOURCE:
        return  # it takes seconds
    try:
        for line, kind, value in jinja.lex(text):
            # A tag with `-` has eaten the white space before it.
            here = text.find(value, here)
            if here < 0:
                return
            if kind not in ("data", "whitespace", "comment"):
                yield Token(kind, value, line, here)
            here += len(value)
    except TemplateSyntaxError:
        return


def _begins(token: Token) -> bool:
    return token.kind in ("variable_begin", "block_begin", "comment_begin")


def _opener(tokens: list[Token], block: str) -> Stretch | None:
    """Return the last `{% block` that no `{% endblock` answers."""
    tags = [token for first, token in pairwise(tokens) if _begins(first)]
    closed = 0
    for token in reversed(tags):
        if token.text == f"end{block}":
            closed += 1
        elif token.text == block:
            if not closed:
                return token.stretch
            closed -= 1
    return None
