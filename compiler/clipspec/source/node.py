"""The syntax tree of a document: where each key and each value stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


@dataclass(slots=True)
class Scalar:
    """A text, number, boolean or null. `style` is its YAML quoting: `"`, `'`, `|`, `>` or ``."""

    start: int
    end: int
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """A list and its items."""

    start: int
    end: int
    items: list[Node]


@dataclass(slots=True)
class Mapping:
    """An object and its members by name."""

    start: int
    end: int
    members: dict[str, Member]


@dataclass(slots=True)
class Alias:
    """A YAML alias `*name` and the node that it stands for."""

    start: int
    end: int
    target: Node


@dataclass(slots=True)
class Member:
    """A key with its value. `merged` is where a `<<` brought the member in, else None."""

    start: int
    end: int
    value: Node
    merged: Node | None = None


Node = Union[Scalar, Sequence, Mapping, Alias]  # noqa: UP007 - a forward reference needs Union
