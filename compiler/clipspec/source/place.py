"""A value in the text with all that an edit must know of it: its key, its holder, its style."""

from __future__ import annotations

import re
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.source import scalars
from clipspec.source.document import Document
from clipspec.source.node import Alias, Mapping, Member, Node, Scalar, Sequence


class Place(NamedTuple):
    """Where a value stands. `flow`: inside of `{ }` or `[ ]`, as everything in JSON is."""

    node: Node
    member: Member | None
    flow: bool


class Entry(NamedTuple):
    """A member of an object or an item of a list, from its key or dash to the end of its value."""

    token: str
    start: int
    end: int


def place(document: Document, pointer: str) -> Place | None:
    """Find a value; None where nothing stands, or where an anchor serves it to others as well."""
    node, member, flow = document.root, None, document.syntax == "json"
    for token in pointers.split(pointer):
        flow = flow or (node is not None and is_flow(document.text.content, node))
        if isinstance(node, Mapping):
            member = node.members.get(token)
            if member is None or member.merged is not None:
                return None
            node = member.value
        elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
            node, member = node.items[int(token)], None
        else:
            return None
    return Place(node, member, flow) if node is not None else None


def is_flow(content: str, node: Node) -> bool:
    """Say whether an object or a list is written in brackets."""
    start = scalars.value_start(content, node.start)
    return isinstance(node, (Mapping, Sequence)) and content[start : start + 1] in ("{", "[")


def entries(content: str, holder: Mapping | Sequence) -> list[Entry] | None:
    """Return the entries of an object or a list in the order of the text, without merges.

    None where the dash of an item cannot be found.
    """
    if isinstance(holder, Mapping):
        return [
            Entry(name, member.start, end(content, member.value))
            for name, member in holder.members.items()
            if member.merged is None
        ]
    if is_flow(content, holder):
        return [
            Entry(str(i), item.start, end(content, item)) for i, item in enumerate(holder.items)
        ]
    found: list[Entry] = []
    start = scalars.value_start(content, holder.start)
    for index, item in enumerate(holder.items):
        if content[start : start + 1] != "-":
            return None
        found.append(Entry(str(index), start, end(content, item)))
        start = _next_token(content, found[-1].end)
    return found


def _next_token(content: str, offset: int) -> int:
    found = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*").match(content, offset)
    return found.end() if found is not None else offset


def end(content: str, node: Node) -> int:
    """Return where a value ends; of a block, where its last line does.

    The parser lets a block reach up to the next token, with the comments in between.
    """
    if isinstance(node, (Scalar, Alias)) or is_flow(content, node):
        return node.end
    if isinstance(node, Sequence):
        return max((end(content, item) for item in node.items), default=node.start)
    ends = [node.start]
    for member in node.members.values():
        ends.append(end(content, member.merged or member.value))
    return max(ends)


def line_start(content: str, offset: int) -> int:
    """Return where the line of an offset begins."""
    feed = content.rfind("\n", 0, offset)
    return max(feed, content.rfind("\r", feed + 1, offset)) + 1


def line_end(content: str, offset: int) -> int:
    """Return where the line of an offset ends, before its line break."""
    feed = content.find("\n", offset)
    last = feed if feed >= 0 else len(content)
    found = content.find("\r", offset, last)
    return found if found >= 0 else last
