"""Which lines a comment speaks for: its own, the next with content, or those of a whole value."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from clipspec.source import Document
from clipspec.source.node import Mapping, Node, Scalar, Sequence

_CONTENT = re.compile(r"^(?:[ \t-]*)[^\s#-]", re.MULTILINE)


class Coverage:
    """The lines that any comment of one document speaks for. Its values are looked at once.

    A comment beside content speaks for that line, one that stands alone for the next line with
    content. No comment can stand inside a text of several lines, so what speaks for one of its
    lines, or for its key, speaks for all of them.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._begun: dict[int, list[Node]] = defaultdict(list)
        self._spread: dict[int, tuple[int, int]] = {}
        for begin, node in _pieces(document.root):
            top = document.text.position(begin).line
            self._begun[top].append(node)
            if isinstance(node, Scalar):
                self._spread_over(top, self._bottom(node, top))

    def lines(self, start: int, form: str = "") -> range:
        """Return the lines that the comment at the offset `start` speaks for, none at a file's end.

        `form`: `-block` for everything that begins there, `-file` for every line.
        """
        if form == "-file":
            return range(1, sys.maxsize)
        line = _line(self._document, start)
        if line is None:
            return range(0)
        if form == "-block":
            ends = [self._bottom(node, line) for node in self._begun.get(line, ())]
            return range(line, max(ends, default=line) + 1)
        first, last = self._spread.get(line, (line, line))
        return range(first, last + 1)

    def _spread_over(self, top: int, bottom: int) -> None:
        for line in range(top, bottom + 1) if bottom > top else ():
            first, last = self._spread.get(line, (top, bottom))
            self._spread[line] = min(first, top), max(last, bottom)

    def _bottom(self, node: Node, top: int) -> int:
        """Return the last line of a value that begins, with its key, on the line `top`."""
        return max(self._document.text.position(_end(self._document, node)).line, top)


class ByLine:
    """Numbered things by their lines, so that nobody looks at all of them for each comment."""

    def __init__(self, things: Iterable[tuple[int, int]]) -> None:
        self._sorted = sorted(things)

    def on(self, lines: range) -> list[int]:
        """Return the numbers of the things on these lines."""
        start = bisect_left(self._sorted, (lines.start,))
        end = bisect_left(self._sorted, (lines.stop,))
        return [number for _, number in self._sorted[start:end]]


def _line(document: Document, start: int) -> int | None:
    text = document.text
    number = text.position(start).line
    before = text.content[text.line_start(number) : start]
    if before.strip(" \t-\ufeff"):
        return number
    found = _CONTENT.search(text.content, text.line_start(number + 1))
    return text.position(found.end()).line if found else None


def _pieces(root: Node | None) -> Iterator[tuple[int, Node]]:
    """Yield where each member and each item begins, and its value. What `<<` brought in is left."""
    stack = [root]
    while stack:
        node = stack.pop()
        inner: list[tuple[int, Node]] = []
        if isinstance(node, Mapping):
            inner = [(m.start, m.value) for m in node.members.values() if m.merged is None]
        elif isinstance(node, Sequence):
            inner = [(item.start, item) for item in node.items]
        yield from inner
        stack.extend(child for _, child in inner)


def _end(document: Document, node: Node) -> int:
    """Return the offset of a value's last character. A block collection ends with its last part."""
    if not isinstance(node, (Mapping, Sequence)):
        return node.end - 1
    if document.text.content[node.end - 1 : node.end] in ("]", "}"):
        return node.end - 1
    inner = [m.value for m in node.members.values()] if isinstance(node, Mapping) else node.items
    return max((_end(document, child) for child in inner), default=node.start)
