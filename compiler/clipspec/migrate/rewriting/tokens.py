"""The tokens of the new body: those of the old one where they say the same, else new ones."""

from __future__ import annotations

import re
from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.anchors import Anchors
from clipspec.migrate.rewriting.lineage import Lineage, same
from clipspec.migrate.rewriting.moving import LINE_END, Move, Token, moved, moved_block
from clipspec.migrate.rewriting.outline import Entry, properties
from clipspec.migrate.rewriting.style import BLOCK, LINE, Style
from clipspec.source import Document, scalars, spelling
from clipspec.source.node import Node, Scalar
from clipspec.source.place import line_start

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_GAP = re.compile(r"\s*:([ \t]*)(?=[^\s#])")


class Tokens:
    """Writes keys and leaves. At the pointers in `plain` nothing is copied."""

    def __init__(
        self,
        document: Document,
        root: str,
        entries: dict[str, Entry],
        lineage: Lineage,
        style: Style,
        anchors: Anchors,
        plain: frozenset[str],
    ) -> None:
        self.document = document
        self.content = document.text.content
        self.root = root
        self.entries = entries
        self.lineage = lineage
        self.style = style
        self.anchors = anchors
        self.plain = plain
        self._columns = {entry.node.start: entry.column for entry in entries.values()}

    def key(self, at: str) -> tuple[str, str]:
        """Return the key of a member, and the white space that follows its colon in a block."""
        name = pointers.last(at)
        entry = self._entry(at)
        if entry is None or entry.item or pointers.last(entry.at) != name or at in self.plain:
            return self._spelled(name, self.style.key, LINE), " "
        start = scalars.value_start(self.content, entry.start)
        found = _QUOTED.match(self.content, start)
        token = found[0] if found else name
        gap = _GAP.match(self.content, start + len(token))
        return token, gap[1] if gap and not entry.flow else " "

    def properties(self, at: str) -> list[str]:
        """Return the tag of a value that is copied, and its anchor if it stays one."""
        node = self.node(at)
        marks = properties(self.content, node) if node and at not in self.plain else []
        name = self.anchors.defined.get(at)
        return [mark for mark in marks if mark[0] == "!" or mark == f"&{name}"]

    def node(self, at: str) -> Node | None:
        """Return the old node that a new value looks like, aliases followed."""
        source = self.lineage.sources.get(at)
        return self.document.node(self.root + source) if source is not None else None

    def leaf(self, at: str, value: Any, indent: int, form: str) -> Token:
        """Return the token of a leaf behind a key or a dash that is indented by so many columns.

        `form`: of the object or the list that holds it.
        """
        if at in self.anchors.called:
            return Token([f"*{self.anchors.called[at]}"])
        node = self.node(at)
        if node is None or at in self.plain:
            return Token([self._spelled(value, self.style.text, form)])
        marks = self.properties(at)
        if same(value, pointers.get(self.lineage.old, self.lineage.sources[at])):
            token = self._copy(at, node, value, indent, form)
        else:
            marks = [mark for mark in marks if mark[0] == "&"]
            token = self._anew(at, node, value, indent, form)
        token.lines[0] = " ".join([*marks, token.lines[0]] if token.lines[0] else marks)
        return token

    def _entry(self, at: str) -> Entry | None:
        return self.entries.get(self.lineage.sources.get(at, ""))

    def _spelled(self, value: Any, quote: str, form: str) -> str:
        """Return a value in our own spelling."""
        flow = form != BLOCK
        if self.style.json or (flow and not quote and isinstance(value, str) and ":" in value):
            return spelling.bare(value)  # many readers stop at a bare colon in brackets
        return spelling.scalar(value, quote, flow=flow)

    def _anew(self, at: str, node: Node, value: Any, indent: int, form: str) -> Token:
        """Write another value in the place of the old one, in the quotes that it had."""
        home = self.lineage.home(self.lineage.sources[at])
        if not isinstance(node, Scalar) or not home or home.at != at:
            return Token([self._spelled(value, self.style.text, form)])
        if node.style in ("|", ">") and isinstance(value, str) and form == BLOCK:
            header = self.content[scalars.value_start(self.content, node.start) :][:2]
            text = spelling.block(value, header, indent + self.style.step, "\n")
            if text is not None:
                return Token(text.split("\n"), block=True)
        return Token([self._spelled(value, _quote(node), form)])

    def _copy(self, at: str, node: Node, value: Any, indent: int, form: str) -> Token:
        if not isinstance(node, Scalar):
            return Token([self._spelled(value, "", form)])
        raw = self.content[scalars.value_start(self.content, node.start) : node.end]
        move = Move(self._column(node), indent, self.style.step)
        if node.style in ("|", ">"):
            block = moved_block(raw, value, move) if form == BLOCK else None
            return block or Token([self._spelled(value, "", form)])
        if form != BLOCK and not self._may_be_in_brackets(at, node, raw, value, form):
            return Token([self._spelled(value, _quote(node), form)])
        return moved(raw, move)

    def _may_be_in_brackets(self, at: str, node: Scalar, raw: str, value: Any, form: str) -> bool:
        if not raw or (form == LINE and LINE_END.search(raw)):
            return False
        entry = self._entry(at)
        if node.style or not isinstance(value, str) or (entry is not None and entry.flow):
            return True
        return self._spelled(value, "", form) == value

    def _column(self, node: Node) -> int:
        """Return the column of the key or of the dash in front of a value."""
        if node.start in self._columns:
            return self._columns[node.start]
        before = self.content[line_start(self.content, node.start) : node.start]
        return len(before) - len(before.lstrip(" -"))


def _quote(node: Scalar) -> str:
    return node.style if node.style in ("'", '"') else ""
