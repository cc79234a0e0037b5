"""The syntax tree of a document: where each key and each value stands in the text."""

from __future__ import annotations

from typing import NamedTuple, Union


class Scalar(NamedTuple):
    """A text, number, boolean or null. `style` is its YAML quoting: `"`, `'`, `|`, `>` or ``."""

    start: int
    end: int
    style: str = ""


class Sequence:
    """A list and its items. A reader fills it, and sets its end when it gets there."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.items: list[Node] = []


class Mapping:
    """An object and its members by name. A reader fills it as it fills a `Sequence`."""

    __slots__ = ("end", "members", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.members: dict[str, Member] = {}


class Alias(NamedTuple):
    """A YAML alias `*name` and the node that it stands for."""

    start: int
    end: int
    target: Node


class Member(NamedTuple):
    """A key with its value. `merged` is where a `<<` brought the member in, else None."""

    start: int
    end: int
    value: Node
    merged: Node | None = None


Node = Union[Scalar, Sequence, Mapping, Alias]  # noqa: UP007 - a forward reference needs Union
