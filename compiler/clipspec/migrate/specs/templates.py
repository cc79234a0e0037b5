"""The templates in the body of a spec, and the loops that each stands in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.directives import NAMES, directed, directive
from clipspec.expand.leaf import Leaf
from clipspec.marks import is_template


class Loop(NamedTuple):
    """The loop of an item: where the item stands, the names that it gives, what it goes over."""

    item: str
    variable: str
    counter: str
    over: Any

    @property
    def names(self) -> set[str]:
        """The names that change from turn to turn."""
        return {self.variable, self.counter}


class Site(NamedTuple):
    """A templated text of the body: its pointer, and the loops around it, the outermost first."""

    at: str
    text: str
    loops: tuple[Loop, ...]


class Part(NamedTuple):
    """A template that follows from a variable: what it is for each value of that, as JSON."""

    leaf: Leaf
    table: Mapping[str, Any]
    places: tuple[str, ...]

    def made(self, value: Any) -> Any:
        """Return what the template is for a value of the variable."""
        return self.table[json.dumps(value)]


class Variable(NamedTuple):
    """What all leaves of one text stand for: in each row they have the same value.

    `turning` are the items whose loops give it another one in each turn. `places` are pointers.
    Where templates depend on each other, the variable is what they follow from: they are its
    `parts`, and `values` are all that it can be.
    """

    number: int
    leaf: Leaf
    loops: tuple[Loop, ...]
    turning: frozenset[str]
    places: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    values: tuple[Any, ...] = ()

    def made(self, at: str) -> Callable[[Any], Any]:
        """Return what makes the value of a leaf of it."""
        return next((part.made for part in self.parts if at in part.places), _same)


def sites(value: Any, at: str, loops: tuple[Loop, ...] = ()) -> Iterator[Site]:
    """Yield the templates of a body, but for those in directives."""
    if is_template(value):
        yield Site(at, value, loops)
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from sites(member, pointers.join(at, key), loops)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            here = pointers.join(at, index)
            if not directed(item):
                yield from sites(item, here, loops)
                continue
            found = directive(item)
            looped = Loop(here, found.variable, found.counter, found.loop)
            inner = (*loops, looped) if found.loop is not None else loops
            yield from sites(found.item, here, inner)
            yield from sites(found.block or [], pointers.join(here, "block"), inner)


def variables(video: Any, at: str, leaves: Mapping[str, Leaf]) -> list[Variable]:
    """Return what the templates of a body stand for. `leaves` are all of them by pointer."""
    found: dict[tuple[str, frozenset[str]], list[Site]] = {}
    for site in sites(video, at):
        turning = frozenset(turning_of(leaves[site.at], site.loops))
        found.setdefault((site.text, turning), []).append(site)
    return [
        Variable(
            number,
            leaves[several[0].at],
            several[0].loops,
            turning,
            tuple(site.at for site in several),
        )
        for number, ((_, turning), several) in enumerate(found.items())
    ]


def turning_of(leaf: Leaf, loops: tuple[Loop, ...]) -> Iterator[str]:
    """Yield the items whose loops a leaf reads the names of; an unknown file may read them all."""
    hidden: set[str] = set()
    for loop in reversed(loops):
        if leaf.open or not leaf.names.isdisjoint(loop.names - hidden):
            yield loop.item
        hidden |= loop.names


def _same(value: Any) -> Any:
    return value


def directed_items(value: Any, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the items that have a directive, with their pointers; those of blocks as well."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from directed_items(member, pointers.join(at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            here = pointers.join(at, index)
            if directed(item):
                yield here, item
                yield from directed_items(directive(item).item, here)
                yield from directed_items(item.get("block"), pointers.join(here, "block"))
            else:
                yield from directed_items(item, here)


def directive_leaves(item: dict[str, Any], at: str) -> Iterator[str]:
    """Yield the leaves of the directive of an item, but for the items of its block."""
    for name in NAMES:
        if name in item and not (name == "block" and item[name]):
            yield from (here for here, _ in pointers.leaves(item[name], pointers.join(at, name)))
