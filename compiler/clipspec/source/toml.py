"""TOML into data and nodes: tomllib says what a text means, a second reading where it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from clipspec.source.document import Document
from clipspec.source.node import Mapping, Member, Node, Scalar, Sequence
from clipspec.source.text import Problem, Text, decode

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_GAP = re.compile(r"(?:[ \t\r\n,]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# The long forms first: `""` is how each of them starts.
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})' r"|'''.*?'''(?:'{0,2})" r'|"(?:\\.|[^"\\])*"' r"|'[^']*'",
    re.DOTALL,
)
_OTHER = re.compile(r"[^,\]}#\r\n]*[^,\]}#\s]")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class _Key(NamedTuple):
    """One name of a dotted key."""

    name: str
    start: int
    end: int


def parse_toml(raw: bytes | str, file: str) -> Document:
    """Read a TOML file. Never raises: what is wrong stands in `problems`. Dates become texts."""
    import tomllib  # only a project with a configuration pays for it

    text = decode(raw)
    if text.problems:
        return Document(file, text, "toml", None, text.problems)
    try:
        data = tomllib.loads(text.content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Document(file, text, "toml", None, [_fault(text, str(error))])
    return Document(file, text, "toml", data)


def _fault(text: Text, said: str) -> Problem:
    place = _PLACE.search(said)
    message = said[: place.start()] if place else said
    offset = len(text.content)
    if place and place[1]:
        offset = text.line_start(int(place[1])) + int(place[2]) - 1
    return Problem("syntax-error", message[:1].lower() + message[1:], offset, offset + 1)


def scan(text: Text) -> Mapping:
    """Return the syntax tree of a text that tomllib has read.

    A table is found at the last name of its header, or of the dotted key that made it.
    """
    return _Scanner(text.content).run()


class _Scanner:
    """Reads a well-formed text from left to right and keeps where each thing stands."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.here = 0

    def run(self) -> Mapping:
        root = table = Mapping(0, len(self.content))
        self._skip(_BLANK)
        while self.here < len(self.content):
            if self.content[self.here] == "[":
                table = self._header(root)
            else:
                self._pair(table)
            self._skip(_BLANK)
        return root

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.content, self.here)
        self.here = found.end() if found else self.here + 1
        return self.here

    def _header(self, root: Mapping) -> Mapping:
        array = self.content.startswith("[[", self.here)
        self.here += 2 if array else 1
        *outer, last = self._key()
        self.here += 2 if array else 1
        holder = root
        for key in outer:
            holder = self._table(holder, key)
        if not array:
            return self._table(holder, last)
        items = holder.members.setdefault(
            last.name, Member(last.start, last.end, Sequence(last.start, last.end))
        ).value
        table = Mapping(last.start, last.end)
        assert isinstance(items, Sequence)
        items.items.append(table)
        return table

    def _table(self, holder: Mapping, key: _Key) -> Mapping:
        """Return the table of that name, which for a list of tables is its last item."""
        made = Member(key.start, key.end, Mapping(key.start, key.end))
        node = holder.members.setdefault(key.name, made).value
        if isinstance(node, Sequence):
            node = node.items[-1]
        assert isinstance(node, Mapping)
        return node

    def _pair(self, table: Mapping) -> None:
        *outer, last = self._key()
        self.here += 1  # the `=`
        self._skip(_SPACE)
        for key in outer:
            table = self._table(table, key)
        table.members[last.name] = Member(last.start, last.end, self._value())

    def _key(self) -> list[_Key]:
        """Read the names of a key up to the `=` or `]` behind it."""
        keys = []
        while True:
            start = self._skip(_SPACE)
            quoted = self.content[start] in "\"'"
            raw = self.content[start : self._skip(_STRING if quoted else _BARE_KEY)]
            keys.append(_Key(_unquoted(raw) if quoted else raw, start, self.here))
            self._skip(_SPACE)
            if self.content[self.here] != ".":
                return keys
            self.here += 1

    def _value(self) -> Node:
        start = self.here
        first = self.content[start]
        if first == "[":
            return self._array(start)
        if first == "{":
            return self._inline(start)
        return Scalar(start, self._skip(_STRING if first in "\"'" else _OTHER))

    def _array(self, start: int) -> Sequence:
        node = Sequence(start, start)
        self.here += 1
        while self._more("]"):
            node.items.append(self._value())
        node.end = self.here
        return node

    def _inline(self, start: int) -> Mapping:
        node = Mapping(start, start)
        self.here += 1
        while self._more("}"):
            self._pair(node)
        node.end = self.here
        return node

    def _more(self, closing: str) -> bool:
        """Go to the next item of a collection, or past its closing bracket."""
        self._skip(_GAP)
        if self.content[self.here] != closing:
            return True
        self.here += 1
        return False


def _unquoted(raw: str) -> str:
    import tomllib

    name: str = tomllib.loads(f"key = {raw}")["key"]
    return name
