"""A link of the chain from a value of the output back to where somebody wrote it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from clipspec.diagnostics import Span
from clipspec.lint.views.secrets import is_secret_name, masked

Kind = Literal[
    "added", "cell", "counter", "deep", "default", "environment", "include", "item", "loop",
    "matrix", "migrated", "param", "params-file", "set", "template", "var", "when", "written",
]  # fmt: skip
"""`added`: by a migration. `cell`: of the data. `counter`, `item`: what a loop counts and goes
over. `deep`: not followed further. `written`: a value that stands there as it is.
"""

_STATED = ("cell", "set", "written")
"""Kinds whose text is itself the value."""


class _Unknown:
    """The value of a link that has none, or whose value is not shown: null is a value."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = _Unknown()


class Place(NamedTuple):
    """A stretch of a file. `pointer` is None in a data file."""

    file: str
    pointer: str | None
    span: Span


class Link(NamedTuple):
    """One step back. `place` is None for what stands in no file.

    `text` is what is written there, such as a template or the text of a cell; `number` the turn of
    a loop, or the row of a cell, from 1. `links` are what it was made of. `overrides` are weaker
    sources of a param, the strongest first. `repeated`: its links stand where it was met before.
    `secret`: it is made of what no report shows.
    """

    kind: Kind
    name: str = ""
    place: Place | None = None
    text: str = ""
    value: Any = UNKNOWN
    number: int | None = None
    note: str = ""
    links: tuple[Link, ...] = ()
    overrides: tuple[Link, ...] = ()
    repeated: bool = False
    secret: bool = False


def concealed(link: Link) -> Link:
    """Return a link, and all below it, as it may be printed."""
    text = "" if link.secret and link.kind in _STATED else masked(link.text)
    place = link.place
    if place is not None and place.pointer is not None:
        place = place._replace(pointer=masked(place.pointer))
    return link._replace(
        name=masked(link.name),
        place=place,
        text=text,
        value=UNKNOWN if link.secret else veiled(link.value),
        note=masked(link.note),
        links=tuple(map(concealed, link.links)),
        overrides=tuple(map(concealed, link.overrides)),
    )


def holds_secret(value: Any) -> bool:
    """Say whether a JSON value has a member somewhere whose name is that of a secret."""
    if isinstance(value, dict):
        return any(is_secret_name(name) or holds_secret(value[name]) for name in value)
    return isinstance(value, list) and any(map(holds_secret, value))


def veiled(value: Any) -> Any:
    """Return a JSON value with `*` for each key in it, and for what a secret member holds."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return list(map(veiled, value))
    if isinstance(value, dict):
        return {
            masked(name): "***" if is_secret_name(name) else veiled(member)
            for name, member in value.items()
        }
    return value
