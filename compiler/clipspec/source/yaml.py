"""YAML into data and nodes: YAML 1.2 core, in bounded time, every trap at its place.

The events come from ruamel.yaml's C parser; what they mean is decided here. Its composer is not
used because it recurses, loses the place of aliases, and resolves scalars as YAML 1.1.
"""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

import _ruamel_yaml as parser
from ruamel.yaml.error import YAMLError

from clipspec.source import faults, scalars
from clipspec.source.limits import MAX_DEPTH, MAX_NODES
from clipspec.source.node import Alias, Mapping, Member, Node, Scalar, Sequence
from clipspec.source.text import Problem, Text

_UNPRINTABLE = r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
# Line ends for YAML 1.1, and so for the parser, but ordinary characters in YAML 1.2.
_FOREIGN_BREAKS = "\x85\u2028\u2029"
_FOREIGN_BREAK = re.compile(f"[{_FOREIGN_BREAKS}]")
_WHITE_SPACE = " \t\r\n"
_CORE = "tag:yaml.org,2002:"
_MERGE = "<<"
_BLOCKS = ("|", ">")
_TAGGED = (False, False)  # neither the plain nor the quoted form implies the tag


class _Fatal(Exception):  # noqa: N818 - it ends the reading, it is not an error of ours
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

    __slots__ = ("anchor", "data", "key", "members", "merges", "node", "size")

    def __init__(self, node: Mapping | Sequence, data: Any, anchor: str | None) -> None:
        self.node = node
        self.members = node.members if isinstance(node, Mapping) else None
        self.data = data
        self.anchor = anchor
        self.size = 1
        self.key: _Key | None = None
        self.merges: list[tuple[Node, Any]] = []


def compose(text: Text) -> tuple[Any, Node | None, list[Problem]]:
    """Read one YAML document: its data, its syntax tree and what is wrong with it.

    The node is None when the text could not be read to the end; the data is then None too.
    """
    composer = _Composer(text.content)
    try:
        composer.run()
    except _Fatal as fatal:
        return None, None, [*composer.problems, fatal.problem]
    except (YAMLError, UnicodeEncodeError) as error:
        return None, None, [*composer.problems, _fault(text.content, error)]
    return composer.data, composer.root, composer.problems


def scalar_spans(content: str) -> tuple[list[tuple[int, int]], int]:
    """Return where each scalar of a text stands, keys too, and how far the text could be read.

    A block text begins with its `|` or `>`. What the tree does not keep (the first of two equal
    keys, a member that a merge brings in vain) is here as well.
    """
    masks = _masks(content)
    events = parser.CParser(content.translate({ord(a): b for a, b in masks.items()}))
    spans: list[tuple[int, int]] = []
    try:
        while (event := events.get_event()) is not None:
            if isinstance(event, parser.ScalarEvent):
                start = scalars.value_start(content, event.start_mark.index)
                spans.append((start, event.end_mark.index))
    except (YAMLError, UnicodeEncodeError):
        return spans, spans[-1][1] if spans else 0
    return spans, len(content)


def _fault(content: str, error: Exception) -> Problem:
    """Word what the parser refused: a character that no YAML file may hold, or its syntax."""
    found = re.search(_UNPRINTABLE, content)
    return faults.control_character(found) if found else faults.syntax(content, error)


class _Composer:
    """Builds data and nodes side by side from the parser's events, on a stack of its own."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self.data: Any = None
        self.root: Node | None = None
        self._masks = _masks(content)
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, Any, int] | None] = {}
        self._aliased = False

    def run(self) -> None:
        masked = self.content.translate({ord(a): b for a, b in self._masks.items()})
        for found in _FOREIGN_BREAK.finditer(self.content) if self._masks else ():
            self.problems.append(faults.foreign_break(found))
        events = parser.CParser(masked)
        started = False
        while (event := events.get_event()) is not None:
            handler = _HANDLERS.get(type(event))
            if handler is _Composer.scalar and self._plainly(event):
                continue
            if handler is not None:
                handler(self, event)
            elif isinstance(event, parser.DocumentStartEvent):
                if started:
                    self._several(event)
                    return
                started = True
        if not started:
            raise _Fatal(Problem("empty-file", "the file holds no document", 0, 0))

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
            frame.node.items.append(Scalar(start, end, style or ""))  # type: ignore[union-attr]
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

    def scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        text = self._unmask(event.value)
        if event.style in _BLOCKS:
            end = self._block_end(start, end)
        node = Scalar(start, end, event.style or "")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.node, Mapping):
            self._set_key(frame, event, text, node)
            return
        data = self._value(event, text, node)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, data, 1)
        self._attach(node, data, 1)

    def _block_end(self, start: int, end: int) -> int:
        """Return the end of a block text's last line; the parser counts what is blank after it."""
        end = start + len(self.content[start:end].rstrip(_WHITE_SPACE))
        while self.content[end : end + 1] in (" ", "\t"):
            end += 1
        return end

    def mapping(self, event: Any) -> None:
        node = Mapping(event.start_mark.index, event.end_mark.index)
        self._open(_Open(node, {}, event.anchor), event)

    def sequence(self, event: Any) -> None:
        node = Sequence(event.start_mark.index, event.end_mark.index)
        self._open(_Open(node, [], event.anchor), event)

    def close(self, event: Any) -> None:
        frame = self._stack.pop()
        frame.node.end = max(frame.node.start, event.end_mark.index)
        for merged, data in frame.merges:
            self._merge(frame, merged, data)
        if self._aliased and frame.size > MAX_NODES:
            raise _Fatal(faults.alias_bomb(frame.node.start, MAX_NODES))
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.node, frame.data, frame.size)
        self._attach(frame.node, frame.data, frame.size)

    def alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor not in self._anchors:
            raise _Fatal(faults.unknown_alias(event.anchor, start, end))
        anchored = self._anchors[event.anchor]
        if anchored is None:
            raise _Fatal(faults.recursive_alias(event.anchor, start, end))
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and isinstance(frame.node, Mapping):
            raise _Fatal(faults.complex_key(self.content, start, end))
        self._aliased = True
        node, data, size = anchored
        self._attach(Alias(start, end, node), data, size)

    def _open(self, frame: _Open, event: Any) -> None:
        start = frame.node.start
        if self._stack:
            outer = self._stack[-1]
            if isinstance(outer.node, Mapping) and outer.key is None:
                raise _Fatal(faults.complex_key(self.content, start, start + 1))
        if len(self._stack) >= MAX_DEPTH:
            raise _Fatal(faults.too_deep(start, MAX_DEPTH))
        kind = "map" if isinstance(frame.node, Mapping) else "seq"
        self._check_tag(event, frame.node, (kind,))
        if frame.anchor is not None:
            self._anchors[frame.anchor] = None
        self._stack.append(frame)

    def _set_key(self, frame: _Open, event: Any, text: str, node: Scalar) -> None:
        assert isinstance(frame.node, Mapping)
        merge = text == _MERGE and not event.style and event.tag is None
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, text, 1)
        self._check_plain(event, text, node)
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
            raise _Fatal(faults.bad_merge(node.start, node.end))
        assert isinstance(frame.node, Mapping)
        for name, member in target.members.items():
            if name not in frame.data:
                frame.data[name] = data[name]
                frame.node.members[name] = Member(member.start, member.end, member.value, node)

    def _value(self, event: Any, text: str, node: Scalar) -> Any:
        self._check_tag(event, node, ("str", "int", "float", "bool", "null"))
        if event.tag is None and not event.implicit[0]:
            return text
        if event.tag in ("!", _CORE + "str"):
            return text
        self._check_plain(event, text, node)
        try:
            value = scalars.resolve(text)
        except ValueError:
            self.problems.append(faults.huge_number(node.start, node.end))
            return 0
        if isinstance(value, float) and not math.isfinite(value):
            self.problems.append(faults.not_finite(text, node.start, node.end))
        return value

    def _check_plain(self, event: Any, text: str, node: Scalar) -> None:
        if event.implicit[0] and not event.style:
            other = scalars.disagreement(text)
            if other is not None:
                ours = type(scalars.resolve(text))
                fault = faults.version_hazard(text, ours, other, node.start, node.end)
                self.problems.append(fault)

    def _check_tag(self, event: Any, node: Node, known: tuple[str, ...]) -> None:
        tag = event.tag
        if tag is None or tag == "!" or tag in [_CORE + name for name in known]:
            return
        self.problems.append(faults.unknown_tag(tag, node.start, node.end))

    def _several(self, event: Any) -> None:
        start = event.start_mark.index
        self.problems.append(faults.several_documents(start, event.end_mark.index))

    def _unmask(self, text: str) -> str:
        for character, mask in self._masks.items():
            text = text.replace(mask, character)
        return text


_HANDLERS = {
    parser.ScalarEvent: _Composer.scalar,
    parser.MappingStartEvent: _Composer.mapping,
    parser.SequenceStartEvent: _Composer.sequence,
    parser.MappingEndEvent: _Composer.close,
    parser.SequenceEndEvent: _Composer.close,
    parser.AliasEvent: _Composer.alias,
}


def _masks(content: str) -> dict[str, str]:
    """Stand-ins from the private use area for the breaks that only YAML 1.1 knows.

    One character for one, so that every offset stays what it is.
    """
    present = [character for character in _FOREIGN_BREAKS if character in content]
    if not present:
        return {}
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in content)
    return dict(zip(present, free, strict=False))
