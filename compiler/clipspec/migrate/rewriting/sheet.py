"""All that is decided before the new body is written, and what its two writers share."""

from __future__ import annotations

import re
from typing import NamedTuple

from clipspec.migrate.rewriting.anchors import Anchors
from clipspec.migrate.rewriting.moving import Token
from clipspec.migrate.rewriting.notes import End, Note, Notes
from clipspec.migrate.rewriting.style import BLOCK, LINE, LINES, Style
from clipspec.migrate.rewriting.tokens import Tokens
from clipspec.source import scalars
from clipspec.source.node import Node
from clipspec.source.place import is_flow

_BREAK = re.compile(r"[\r\n]")


class Sheet(NamedTuple):
    """The text to copy from, the manner of it, and what is to be kept."""

    content: str
    style: Style
    anchors: Anchors
    notes: Notes
    tokens: Tokens

    def form(self, at: str, outer: str) -> str:
        """Return the form of an object or a list: that of what it took over from, if it may."""
        node = self.tokens.node(at)
        if outer == LINE or node is None:
            return outer
        if not is_flow(self.content, node):
            return outer if outer == LINES else BLOCK
        return LINE if self.is_on_one_line(node) else LINES

    def is_on_one_line(self, node: Node) -> bool:
        """Say whether something in brackets stands on a single line of the old text."""
        start = scalars.value_start(self.content, node.start)
        return _BREAK.search(self.content, start, node.end) is None

    def above(self, at: str, *, first: bool) -> list[str]:
        """Return the lines above a value; the first of its holder has no empty ones on top."""
        lines = self.notes.at(at).before
        skip = 0
        while (first or not self.notes.is_parted(at)) and lines[skip : skip + 1] == [""]:
            skip += 1
        return lines[skip:]


def ended(lead: str, token: Token, note: Note, comma: str = "") -> list[str]:
    """Return the lines of a leaf behind its key or dash, with its comment at the end of one.

    `comma`: what else stands behind it.
    """
    first, *rest = token.lines
    lines = [lead + first if first else lead.rstrip(" "), *rest]
    at = 0 if token.block else -1
    lines[-1] += comma
    lines[at] = said(lines[at], note.end)
    return lines


def said(line: str, end: End | None) -> str:
    """Return a line with the comment behind it, if there is one."""
    return end.behind(line) if end else line
