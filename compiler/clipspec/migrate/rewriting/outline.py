"""The old body as its text shows it: every member and item with its place, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.source import scalars
from clipspec.source.node import Alias, Mapping, Node, Scalar, Sequence
from clipspec.source.place import end, entries, is_flow, line_start

MERGE = "<<"
_MARK = re.compile(r"[&!]\S*")
_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")


class Entry(NamedTuple):
    """A member, an item or a merge where it stands; what an alias stands for is not entered.

    `start`: the offset of its key or dash. `end`: where its value ends, of a block its last line.
    `column`: of the start, from 0. `flow`: it stands in brackets. `item`: it has no key.
    """

    at: str
    start: int
    end: int
    column: int
    flow: bool
    item: bool
    node: Node

    @property
    def is_leaf(self) -> bool:
        """Whether nothing can stand inside of it."""
        return isinstance(self.node, (Scalar, Alias))


def outline(content: str, root: Node | None, at: str = "") -> list[Entry]:
    """Return the entries below a node in the order of the text, outer before inner."""
    found: list[Entry] = []
    stack = [(at, root)]
    while stack:
        here, holder = stack.pop()
        if not isinstance(holder, (Mapping, Sequence)):
            continue
        flow = is_flow(content, holder)
        for token, start, node in _children(content, holder):
            below = pointers.join(here, token)
            column, item = start - line_start(content, start), isinstance(holder, Sequence)
            found.append(Entry(below, start, end(content, node), column, flow, item, node))
            if token != MERGE or not isinstance(node, Alias):
                stack.append((below, node))
    return sorted(found, key=lambda entry: (entry.start, entry.at.count("/")))


def anchor(content: str, node: Node) -> str:
    """Return the name of the anchor on a node, "" where it has none."""
    return next((mark[1:] for mark in properties(content, node) if mark[0] == "&"), "")


def properties(content: str, node: Node) -> list[str]:
    """Return the anchor and the tag in front of a value, as they stand there."""
    if isinstance(node, Alias):
        return []
    before = content[node.start : scalars.value_start(content, node.start)]
    return _MARK.findall(_COMMENT.sub("", before))


def alias(content: str, node: Node) -> str:
    """Return the name that an alias calls, "" for what is none."""
    return content[node.start + 1 : node.end].strip() if isinstance(node, Alias) else ""


def _children(content: str, holder: Mapping | Sequence) -> Iterator[tuple[str, int, Node]]:
    if isinstance(holder, Sequence):
        dashes = entries(content, holder)
        for index, item in enumerate(holder.items):
            yield str(index), dashes[index].start if dashes else item.start, item
        return
    merges: dict[int, Node] = {}
    for name, member in holder.members.items():
        if member.merged is None:
            yield name, member.start, member.value
        else:
            merges[content.rfind(MERGE, 0, member.merged.start)] = member.merged
    for start, node in merges.items():
        yield MERGE, start, node
