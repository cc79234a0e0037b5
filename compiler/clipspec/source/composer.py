"""From the events of the YAML parser to data and nodes, side by side, on a stack of our own."""

from __future__ import annotations

from typing import Any, NamedTuple

import _ruamel_yaml as parser

from clipspec.source import faults, masks, meaning, scalars
from clipspec.source.limits import MAX_DEPTH, MAX_NODES
from clipspec.source.node import Alias, Mapping, Member, Node, Scalar, Sequence
from clipspec.source.text import Problem

_WHITE_SPACE = " \t\r\n"
_MERGE = "<<"
_BLOCKS = ("|", ">")
_TAGGED = (False, False)  # neither the plain nor the quoted form implies the tag


class Fatal(Exception):  # noqa: N818 - it ends the reading, it is not an error of ours
    """What ends the reading of a text before its end."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Key(NamedTuple):
    """A key whose value has not come yet."""

    name: str
    start: int
    end: int
    merge: bool


class _Open:
    """A collection whose end has not come yet. `size` counts nodes with aliases expanded."""

    __slots__ = ("anchor", "data", "items", "key", "members", "merges", "node", "size")

    def __init__(self, node: Mapping | Sequence, data: Any, anchor: str | None) -> None:
        self.node = node
        self.members = node.members if isinstance(node, Mapping) else None
        self.items = node.items if isinstance(node, Sequence) else []
        self.data = data
        self.anchor = anchor
        self.size = 1
        self.key: _Key | None = None
        self.merges: list[tuple[Node, Any]] = []


class Composer:
    """Builds data and nodes side by side from the parser's events, on a stack of its own."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self.data: Any = None
        self.root: Node | None = None
        self._masks = masks.masks(content)
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, Any, int] | None] = {}
        self._aliased = False

    def run(self) -> None:
        """Read to the end. Raises `Fatal`, and what the parser raises for what is no YAML."""
        for found in masks.BREAK.finditer(self.content) if self._masks else ():
            self.problems.append(faults.foreign_break(found))
        events = parser.CParser(masks.masked(self.content, self._masks))
        started = False
        while (event := events.get_event()) is not None:
            handler = _HANDLERS.get(type(event))
            if handler is Composer._scalar and self._plainly(event):
                continue
            if handler is not None:
                handler(self, event)
            elif isinstance(event, parser.DocumentStartEvent):
                if started:
                    self._several(event)
                    return
                started = True
        if not started:
            raise Fatal(Problem("empty-file", "the file holds no document", 0, 0))

    def _plainly(self, event: Any) -> bool:
        """Take a scalar that has no tag, no anchor and nothing strange: nearly every one.

        This is two thirds of the work of reading a file, so it is done in one go. Returns whether
        it was done; if not, nothing was.
        """
        style = event.style
        if event.anchor is not None or event.implicit == _TAGGED or style in _BLOCKS or self._masks:
            return False
        value = text = event.value
        if not style:
            value, hazard = scalars.plain(text)
            if hazard:
                return False
        if not self._stack:
            return False
        frame = self._stack[-1]
        start, end = event.start_mark.index, event.end_mark.index
        if frame.members is None:
            frame.items.append(Scalar(start, end, style or ""))
            frame.data.append(value)
        elif frame.key is None:
            if text in frame.members or text == _MERGE:
                return False
            frame.key = _Key(text, start, end, False)
            return True
        else:
            name, key_start, key_end, merge = frame.key
            if merge:
                return False
            frame.members[name] = Member(key_start, key_end, Scalar(start, end, style or ""))
            frame.data[name] = value
            frame.key = None
        frame.size += 1
        return True

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        text = masks.unmasked(event.value, self._masks)
        if event.style in _BLOCKS:
            end = self._block_end(start, end)
        node = Scalar(start, end, event.style or "")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.node, Mapping):
            self._set_key(frame, event, text, node)
            return
        data = meaning.value(event, text, node, self.problems)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, data, 1)
        self._attach(node, data, 1)

    def _block_end(self, start: int, end: int) -> int:
        """Return the end of a block text's last line; the parser counts what is blank after it."""
        end = start + len(self.content[start:end].rstrip(_WHITE_SPACE))
        while self.content[end : end + 1] in (" ", "\t"):
            end += 1
        return end

    def _mapping(self, event: Any) -> None:
        node = Mapping(event.start_mark.index, event.end_mark.index)
        self._open(_Open(node, {}, event.anchor), event)

    def _sequence(self, event: Any) -> None:
        node = Sequence(event.start_mark.index, event.end_mark.index)
        self._open(_Open(node, [], event.anchor), event)

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        frame.node.end = max(frame.node.start, event.end_mark.index)
        for merged, data in frame.merges:
            self._merge(frame, merged, data)
        if self._aliased and frame.size > MAX_NODES:
            raise Fatal(faults.alias_bomb(frame.node.start, MAX_NODES))
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.node, frame.data, frame.size)
        self._attach(frame.node, frame.data, frame.size)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor not in self._anchors:
            raise Fatal(faults.unknown_alias(event.anchor, start, end))
        anchored = self._anchors[event.anchor]
        if anchored is None:
            raise Fatal(faults.recursive_alias(event.anchor, start, end))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.node, Mapping):
            raise Fatal(faults.complex_key(self.content, start, end))
        self._aliased = True
        node, data, size = anchored
        self._attach(Alias(start, end, node), data, size)

    def _open(self, frame: _Open, event: Any) -> None:
        start = frame.node.start
        if self._stack:
            outer = self._stack[-1]
            if isinstance(outer.node, Mapping) and outer.key is None:
                raise Fatal(faults.complex_key(self.content, start, start + 1))
        if len(self._stack) >= MAX_DEPTH:
            raise Fatal(faults.too_deep(start, MAX_DEPTH))
        kind = "map" if isinstance(frame.node, Mapping) else "seq"
        meaning.check_tag(event, frame.node, (kind,), self.problems)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = None
        self._stack.append(frame)

    def _set_key(self, frame: _Open, event: Any, text: str, node: Scalar) -> None:
        assert isinstance(frame.node, Mapping)
        merge = text == _MERGE and not event.style and event.tag is None
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, text, 1)
        meaning.check_plain(event, text, node, self.problems)
        if text in frame.node.members and not merge:
            self.problems.append(faults.duplicate_key(text, node.start, node.end))
        frame.key = _Key(text, node.start, node.end, merge)

    def _attach(self, node: Node, data: Any, size: int) -> None:
        if not self._stack:
            self.root, self.data = node, data
            return
        frame = self._stack[-1]
        frame.size += size
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
            frame.data.append(data)
            return
        key = frame.key
        assert key is not None
        frame.key = None
        if key.merge:
            frame.merges.append((node, data))
            return
        frame.node.members[key.name] = Member(key.start, key.end, node)
        frame.data[key.name] = data

    def _merge(self, frame: _Open, node: Node, data: Any) -> None:
        """Bring the members of `<<` in; what the object says itself wins, then what came first."""
        target = node.target if isinstance(node, Alias) else node
        if isinstance(target, Sequence):
            for item, value in zip(target.items, data, strict=True):
                self._merge(frame, item, value)
            return
        if not isinstance(target, Mapping):
            raise Fatal(faults.bad_merge(node.start, node.end))
        assert isinstance(frame.node, Mapping)
        for name, member in target.members.items():
            if name not in frame.data:
                frame.data[name] = data[name]
                frame.node.members[name] = Member(member.start, member.end, member.value, node)

    def _several(self, event: Any) -> None:
        start = event.start_mark.index
        self.problems.append(faults.several_documents(start, event.end_mark.index))


_HANDLERS = {
    parser.ScalarEvent: Composer._scalar,
    parser.MappingStartEvent: Composer._mapping,
    parser.SequenceStartEvent: Composer._sequence,
    parser.MappingEndEvent: Composer._close,
    parser.SequenceEndEvent: Composer._close,
    parser.AliasEvent: Composer._alias,
}
