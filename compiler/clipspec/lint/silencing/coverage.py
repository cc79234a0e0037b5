"""Which lines a comment speaks for: its own, the next with content, or those of a whole value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.source import Document
from clipspec.source.node import Mapping, Node, Scalar, Sequence

_CONTENT = re.compile(r"^(?:[ \t-]*)[^\s#-]", re.MULTILINE)


def lines(document: Document, start: int, block: bool) -> range:
    """Return the lines that the comment at the offset `start` speaks for, none at a file's end.

    A comment beside content speaks for that line, one that stands alone for the next line with
    content. No comment can stand inside a text of several lines, so what speaks for one of its
    lines, or for its key, speaks for all of them. `block`: for everything that begins there.
    """
    line = _line(document, start)
    if line is None:
        return range(0)
    first, last = line, line
    for begin, node in _pieces(document.root):
        top = document.text.position(begin).line
        if top > line:
            continue
        bottom = document.text.position(max(_end(document, node), begin)).line
        if top == line if block else isinstance(node, Scalar) and line <= bottom:
            first, last = min(first, top), max(last, bottom)
    return range(first, last + 1)


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
