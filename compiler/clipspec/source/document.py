"""A file as clipspec sees it: data to judge, and a place for every pointer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Position, Span
from clipspec.marks import TEMPLATE_MARKS
from clipspec.source.node import Alias, Mapping, Member, Node, Scalar, Sequence
from clipspec.source.text import Problem, Text, decode


class Document:
    """A parsed file. `data` is None, and `problems` say why, when it could not be read.

    `syntax` is `yaml`, `json` or `toml`. What took the YAML parser comes with its nodes; all others
    are made on demand: most files have no findings. `keys`: the lines of the outermost keys that
    begin one, where a text was read line by line.
    """

    def __init__(
        self,
        file: str,
        text: Text,
        syntax: str,
        data: Any,
        problems: Iterable[Problem] = (),
        tree: Node | None = None,
        keys: dict[str, int] | None = None,
    ) -> None:
        self.file = file
        self.text = text
        self.syntax = syntax
        self.data = data
        self.problems = tuple(problems)
        self.tree = tree
        self.keys = keys

    def forget(self) -> None:
        """Be no more than a text, for reports; whoever needs more reads it again."""
        self.data = self.tree = self.keys = None
        self.__dict__.pop("root", None)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Go to another process as what is left when the rest is forgotten."""
        return Document, (self.file, self.text, self.syntax, None, self.problems)

    @cached_property
    def root(self) -> Node | None:
        """The syntax tree, None for a text that could not be read."""
        if self.tree is not None or self.data is None:
            return self.tree
        if self.syntax == "json":
            from clipspec.source import json

            return json.scan(self.text)
        if self.syntax == "toml":
            from clipspec.source import toml

            return toml.scan(self.text)
        from clipspec.source import yaml

        return yaml.compose(self.text)[1]

    def node(self, pointer: str) -> Node | None:
        """Return the node of a value, aliases resolved, or None where nothing stands."""
        found = self._find(pointer)
        return _target(found[0]) if found else None

    def span(self, pointer: str, *, key: bool = False) -> Span:
        """Return where a value stands, or its key.

        An object or a list is shown by its key, or by its first character inside a list: nobody
        wants forty underlined lines. What has no place of its own (a missing member, a default)
        is shown where its nearest ancestor stands.
        """
        name = pointer[1:]
        if key and self.keys and name in self.keys:  # found without the syntax tree
            line = self.keys[name]
            return Span(Position(line, 1), Position(line, 1 + len(name)))
        found = self._find(pointer)
        while found is None and pointer:
            pointer, key = pointers.parent(pointer), True
            found = self._find(pointer)
        if found is None:
            return self.text.span(0, 0)
        node, member = found
        if member is not None and (key or not isinstance(node, (Scalar, Alias))):
            return self.text.span(member.start, member.end)
        if isinstance(node, (Mapping, Sequence)):
            return self.text.span(node.start, self._first_token_end(node))
        return self.text.span(node.start, max(node.end, node.start))

    def span_within(self, pointer: str, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of a text stand, or else the whole text."""
        offsets = self.offsets(pointer)
        if offsets is None or not 0 <= start <= end < len(offsets):
            return self.span(pointer)
        last = offsets[end]
        if end > start and not self.text.content[offsets[end - 1] : last].isprintable():
            last = offsets[end - 1] + 1  # a line ends between this character and the next
        return self.text.span(offsets[start], max(last, offsets[start]))

    def offsets(self, pointer: str) -> list[int] | None:
        """Return the offset of each character of a text and of its end, None where unknown."""
        node = self.node(pointer)
        value = pointers.get(self.data, pointer)
        if not isinstance(node, Scalar) or not isinstance(value, str):
            return None
        if node.start not in self._aligned:
            from clipspec.source.alignment import align  # only findings inside of texts need it

            self._aligned[node.start] = align(self.text.content, node, value)
        return self._aligned[node.start]

    @cached_property
    def _aligned(self) -> dict[int, list[int] | None]:
        """The texts that were followed through their source, by where that starts."""
        return {}

    def used_at(self, pointer: str) -> list[Span]:
        """Return the aliases and merges on the way to a value, outermost first."""
        spans: list[Span] = []
        if self.keys is not None:
            return spans  # neither is read line by line
        node = self.root
        for token in pointers.split(pointer):
            node, member = _child(node, token)
            if member is not None and member.merged is not None:
                spans.append(self.text.span(member.merged.start, member.merged.end))
            if isinstance(node, Alias):
                spans.append(self.text.span(node.start, node.end))
        return spans

    def source(self, pointer: str) -> tuple[int, int] | None:
        """Return the offsets of a value's own text, or None where nothing stands."""
        node = self.node(pointer)
        return (node.start, node.end) if node is not None else None

    def _first_token_end(self, node: Mapping | Sequence) -> int:
        if isinstance(node, Mapping) and node.members:
            first = next(iter(node.members.values()))
            if first.start == node.start:
                return first.end
        return node.start + 1

    def _find(self, pointer: str) -> tuple[Node, Member | None] | None:
        node: Node | None = self.root
        member: Member | None = None
        for token in pointers.split(pointer):
            node, member = _child(node, token)
        return (node, member) if node is not None else None


def parse(raw: bytes | str, file: str = "<stdin>") -> Document:
    """Read a file's bytes. Never raises: what is wrong stands in `problems`.

    JSON is read by a JSON parser and YAML by a YAML parser; the suffix decides, and without one
    of the known suffixes a text that starts with `{` or `[` is taken for JSON.
    """
    text = decode(raw)
    syntax = _syntax_of(file, text.content)
    if text.problems:
        return Document(file, text, syntax, None, text.problems)
    if syntax == "json":
        from clipspec.source import json  # each syntax is loaded when a file needs it

        data, problems = json.parse(text)
        return Document(file, text, syntax, data, problems)
    from clipspec.source import lines

    plainly = lines.read(text.content)
    if plainly is not None:
        return Document(file, text, syntax, plainly.data, keys=plainly.keys)
    from clipspec.source import yaml  # loading the parser takes longer than reading a file

    data, tree, problems = yaml.compose(text)
    return Document(file, text, syntax, data, problems, tree)


def _syntax_of(file: str, content: str) -> str:
    name = file.lower()
    if name.endswith(".json"):
        return "json"
    if name.endswith((".yaml", ".yml")):
        return "yaml"
    start = content.lstrip()
    looks_json = start.startswith(("{", "[")) and not start.startswith(TEMPLATE_MARKS)
    return "json" if looks_json else "yaml"


def _target(node: Node) -> Node:
    while isinstance(node, Alias):
        node = node.target
    return node


def _child(node: Node | None, token: str) -> tuple[Node | None, Member | None]:
    node = _target(node) if node is not None else None
    if isinstance(node, Mapping):
        member = node.members.get(token)
        return (member.value, member) if member is not None else (None, None)
    if isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
        return node.items[int(token)], None
    return None, None
