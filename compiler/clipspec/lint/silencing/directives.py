"""The comments that silence rules: `# clipspec: ignore[CS312, empty-text] why`.

`ignore-block` and `ignore-file` reach further. What was meant as one of them but is none silences
nothing, and is told: a gate that a typing error opens is no gate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from clipspec.lint.silencing.silence import MENTION
from clipspec.source import Document
from clipspec.source.comments import Comment, comments

_FORM = r"#[ \t]*clipspec:[ \t]*ignore(-block|-file)?\[([^\[\]]*)\](?![\w\[])[ \t]*(.*)"
_ATTEMPT = (
    r"#[ \t]*clipspec(?P<colon>[ \t]*:|-)?[ \t]*(?:ignore|disable|noqa|suppress)s?"
    r"(?P<form>[-_ ]?(?:block|file|next[-_]?line|line|next))?(?P<rest>\W.*|)$"
)
_NAMES = re.compile(r"[ \t:=\[({,]*([^\s,\[\](){}:=]+)")
_CODE = re.compile(r"[ \t]*[:=]?[ \t]*(?:[\[({]|CS\d)", re.IGNORECASE)


class Selector(NamedTuple):
    """A code, the first letters of one, or a name, and the offset at which it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


class Directive(NamedTuple):
    """A well-formed comment, from `start` to `end`. `form` is ``, `-block` or `-file`."""

    start: int
    end: int
    form: str
    selectors: tuple[Selector, ...]
    reason: str


class Attempt(NamedTuple):
    """A comment that was meant to silence rules and cannot. `written`: what it should say, or ``.

    Its words are taken over where they name rules.
    """

    start: int
    end: int
    said: str
    written: str


def read(document: Document, known: Callable[[str], bool]) -> Iterator[Directive | Attempt]:
    """Yield the comments of a document that silence rules, or were meant to.

    `known` says whether a word names rules.
    """
    for comment in comments(document):
        found = re.search(MENTION, comment.text)
        if found is not None:
            text = comment.text[found.start() :].rstrip()
            here = Comment(comment.start + found.start(), comment.start + found.start(), text)
            yield from _one(here._replace(end=here.start + len(text)), known)


def _one(comment: Comment, known: Callable[[str], bool]) -> Iterator[Directive | Attempt]:
    start, end, text = comment
    found = re.match(_FORM, text)
    selectors = _selectors(found[2], start + found.start(2)) if found else ()
    if found and selectors:
        yield Directive(start, end, found[1] or "", selectors, found[3])
        return
    attempt = re.match(_ATTEMPT, text, re.IGNORECASE)
    if attempt and (attempt["colon"] or _CODE.match(attempt["rest"])):
        yield Attempt(start, end, text, _written(attempt, known))


def _selectors(listed: str, start: int) -> tuple[Selector, ...]:
    words = re.finditer(r"[^\s,](?:[^,]*[^\s,])?", listed)
    return tuple(Selector(word[0], start + word.start()) for word in words)


def _written(attempt: re.Match[str], known: Callable[[str], bool]) -> str:
    """Say it as it should be said; empty where no rule is named."""
    rest, names = attempt["rest"], []
    while (word := _NAMES.match(rest)) and (name := _spelled(word[1], known)):
        names.append(name)
        rest = rest[word.end() :]
    form = (attempt["form"] or "").strip("-_ ").lower()
    reach = f"-{form}" if form in ("block", "file") else ""
    reason = rest.strip(" \t,;:[](){}-")
    return f"# clipspec: ignore{reach}[{', '.join(names)}] {reason}".rstrip() if names else ""


def _spelled(word: str, known: Callable[[str], bool]) -> str | None:
    """Return the word as rules are spelled, None where it names none."""
    return next((each for each in (word, word.upper(), word.lower()) if known(each)), None)
