"""The part of a file that a body takes, with the comments that belong to it."""

from __future__ import annotations

from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.source import Document, scalars
from clipspec.source.comments import Comment
from clipspec.source.node import Alias, Mapping, Member, Node
from clipspec.source.place import end, is_flow, line_end, line_start

_WHITE_SPACE = " \t\r\n"


class Region(NamedTuple):
    """Offsets of what is written anew; a block takes whole lines. `column`: of its keys.

    `comments`: those inside of it.
    """

    root: Node
    start: int
    end: int
    flow: bool
    column: int
    comments: tuple[Comment, ...]


class Refusal(NamedTuple):
    """Why a body cannot be written anew, and the offset that shows it."""

    reason: str
    offset: int


def region_of(document: Document, at: str, found: list[Comment]) -> Region | Refusal:
    """Return where a body stands in its file, whose comments are given, or why it cannot change."""
    content = document.text.content
    node, member = document.root, None
    for token in pointers.split(at):
        member = node.members.get(token) if isinstance(node, Mapping) else None
        node = member.value if member and member.merged is None else None
    if isinstance(node, Alias):
        return Refusal("the body is an alias of what stands elsewhere: write it out", node.start)
    if not isinstance(node, Mapping):
        return Refusal("the body does not stand in the file as an object of its own", 0)
    start, stop = scalars.value_start(content, node.start), end(content, node)
    column = start - line_start(content, start)
    if is_flow(content, node):
        inside = tuple(c for c in found if start <= c.start < stop)
        return Region(node, start, stop, True, column, inside)
    if content[line_start(content, start) : start].strip(" "):
        return Refusal("the body does not begin on a line of its own", start)
    first = _first_line(content, start, member, found)
    last = _last_line(content, stop, member, found)
    inside = tuple(c for c in found if first <= c.start < last)
    return Region(node, first, last, False, column, inside)


def _first_line(content: str, start: int, member: Member | None, found: list[Comment]) -> int:
    """Return the start of a block: of the comments above its first key, or of that.

    What stands on top of a file speaks of the file: it stays there, and is no part of the body.
    """
    floor = member.end if member else 0
    first = line_start(content, start)
    runs, here = [first], first
    for comment in reversed([c for c in found if floor <= c.start < start]):
        line = line_start(content, comment.start)
        if line < floor or content[line : comment.start].strip(_WHITE_SPACE):
            break
        between = content[comment.end : here].strip(" \t").replace("\r\n", "\n")
        if between.strip(_WHITE_SPACE):
            break
        if len(between) > 1:
            runs.append(line)
        runs[-1] = here = line
    if member:
        return here
    return runs[0] if len(runs) > 1 else first


def _last_line(content: str, stop: int, member: Member | None, found: list[Comment]) -> int:
    """Return the end of a block: of its last line, or of the comments below it that it indents."""
    left = member.start - line_start(content, member.start) if member else 0
    last = line_end(content, stop)
    for comment in found:
        if comment.start < last:
            continue
        column = comment.start - line_start(content, comment.start)
        if content[last : comment.start].strip(_WHITE_SPACE) or column <= left:
            break
        last = comment.end
    return last
