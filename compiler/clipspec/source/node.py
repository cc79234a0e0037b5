"""The syntax tree of a document: where each key and each value stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


@dataclass
class Scalar:
    """A text, number, boolean or null. `style` is its YAML quoting: `"`, `'`, `|`, `>` or ``."""

    start: int
    end: int
    style: str = ""


@dataclass
class Sequence:
    """A list and its items."""

    start: int
    end: int
    items: list[Node]


@dataclass
class Mapping:
    """An object and its members by name."""

    start: int
    end: int
    members: dict[str, Member]


@dataclass
class Alias:
    """A YAML alias `*name` and the node that it stands for."""

    start: int
    end: int
    target: Node


@dataclass
class Member:
    """A key with its value. `merged` is where a `<<` brought the member in, else None."""

    start: int
    end: int
    value: Node
    merged: Node | None = None


Node = Union[Scalar, Sequence, Mapping, Alias]  # noqa: UP007 - a forward reference needs Union
