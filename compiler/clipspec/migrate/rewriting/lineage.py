"""Which part of the new body took over from which part of the old one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from clipspec import pointer as pointers


class Home(NamedTuple):
    """Where what is said of an old value belongs in the new body.

    `whole`: all that was there went there. If not, it is the first of several leaves that have
    nothing in common but where they came from; `last` is the last of them. `same`: it is a leaf
    that has the very value. `named`: what is called as the old value was, if that holds this one.
    """

    at: str
    whole: bool = True
    last: str = ""
    same: bool = False
    named: str = ""


class Lineage:
    """Follows values from the old body to the new one, by the origins of the new leaves."""

    def __init__(self, old: Any, new: Any, origins: Mapping[str, tuple[str, ...]]) -> None:
        self.old = old
        self.new = new
        self.origins = origins
        self._known: dict[str, Home | None] = {}
        self._items = {at for at, value in walk(new) if _is_item(new, at)}

    @cached_property
    def written(self) -> dict[str, list[str]]:
        """The new leaves that each old value, leaf or container, went into, in order."""
        found: dict[str, dict[str, None]] = {}
        for target, _ in pointers.leaves(self.new):
            for source in self.origins.get(target, ()):
                for at in _up(source):
                    found.setdefault(at, {})[target] = None
        return {at: list(targets) for at, targets in found.items()}

    @cached_property
    def sources(self) -> dict[str, str]:
        """For each new value the old one that it looks like: a leaf, or what it took over from."""
        found: dict[str, str] = {}
        for at, value in walk(self.old):
            home = self.home(at)
            if home and home.whole and is_holder(value):
                there = pointers.get(self.new, home.at)
                if is_holder(there) and isinstance(there, type(value)):
                    found.setdefault(home.at, at)
        for target, value in pointers.leaves(self.new):
            origins = self.origins.get(target, ())
            alike = (at for at in origins if same(value, pointers.get(self.old, at)))
            source = next(alike, next(iter(origins), None))
            if source is not None:
                found[target] = source
        return found

    def home(self, at: str) -> Home | None:
        """Return where what is said of an old value belongs, None where nothing of it is left."""
        if at not in self._known:
            self._known[at] = self._home(at)
        return self._known[at]

    def _home(self, at: str) -> Home | None:
        targets = self.written.get(at)
        if not at or not targets:
            return Home("") if not at else None
        value = pointers.get(self.old, at)
        if not is_holder(value):
            return self._of_leaf(at, value, targets)
        found = self._of_holder(at, value, targets)
        return Home(found) if found else Home(targets[0], len(targets) == 1, targets[-1])

    def _of_leaf(self, at: str, value: Any, targets: list[str]) -> Home:
        """Prefer the leaf that still has the value, then the object that it became."""
        equal = [to for to in targets if same(pointers.get(self.new, to), value)]
        if not equal and len(targets) > 1:
            holder = self._common(targets)
            if self._pure(holder, targets):
                return Home(holder)
        able = equal or targets
        named = (to for to in able if pointers.last(to) == pointers.last(at))
        home = next(named, able[0])
        return Home(home, same=bool(equal), named=self._namesake(at, home, targets))

    def _namesake(self, at: str, home: str, targets: list[str]) -> str:
        """Return what holds the home of a leaf under the name of that leaf, and nothing else."""
        while home and pointers.last(home) != pointers.last(at):
            home = pointers.parent(home)
        inside = [to for to in targets if pointers.within(to, home)]
        return home if self._pure(home, inside) else ""

    def _of_holder(self, at: str, value: Any, targets: list[str]) -> str:
        item = self._item(at, targets) if _is_item(self.old, at) else ""
        if item:
            return item
        if isinstance(value, list):
            homes = (self.home(pointers.join(at, index)) for index in range(len(value)))
            items = (home.at for home in homes if home and home.at in self._items)
            return pointers.parent(next(items, ""))
        return self._heir(at, targets)

    def _heir(self, at: str, targets: list[str]) -> str:
        """Return the object that has these leaves: the namesake, or one that has no others.

        Of several it is that which is as high above its leaves as the old one.
        """
        leaf = next(s for s in self.origins[targets[0]] if pointers.within(s, at))
        height = leaf.count("/") - at.count("/") - targets[0].count("/")
        name = pointers.last(at)

        def unlike(there: str) -> tuple[bool, int]:
            return pointers.last(there) != name, abs(height + there.count("/"))

        able = [
            holder
            for holder in _up(self._common(targets))
            if self._pure(holder, targets)
            or (pointers.last(holder) == name and holder not in self._items)
        ]
        return min(able, key=unlike, default="")

    def _item(self, at: str, targets: list[str]) -> str:
        """Return the item in which most of an old item stands, of several the one as deep."""
        counts = Counter(up for to in targets for up in _up(to) if up in self._items)
        most = max(counts.values(), default=0)
        able = [item for item, count in counts.items() if count == most]
        depth = sum(_is_item(self.old, up) for up in _up(at))
        return min(able, key=lambda item: abs(self._depth(item) - depth), default="")

    def _depth(self, item: str) -> int:
        return sum(up in self._items for up in _up(item))

    def _common(self, targets: list[str]) -> str:
        """Return the innermost object or list that holds all targets."""
        holder = pointers.parent(targets[0])
        while not all(pointers.within(to, holder) for to in targets):
            holder = pointers.parent(holder)
        return holder

    @cached_property
    def _leaves(self) -> Counter[str]:
        """How many of the new leaves that come from somewhere each new value holds."""
        return Counter(up for to in self.origins for up in _up(to))

    def _pure(self, holder: str, targets: list[str]) -> bool:
        """Say whether a holder of these targets has no others, but what was added to them."""
        return bool(holder) and self._leaves[holder] == len(targets)


def same(one: Any, other: Any) -> bool:
    """Say whether two values are the same in JSON and in order: 1, 1.0 and true are three."""
    return json.dumps(one) == json.dumps(other)


def is_holder(value: Any) -> bool:
    """Say whether a value is an object or a list that holds something."""
    return isinstance(value, (dict, list)) and bool(value)


def walk(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every pointer with its value, in the order in which it is written."""
    stack = [(at, value)]
    while stack:
        here, node = stack.pop()
        yield here, node
        if isinstance(node, dict):
            stack.extend((pointers.join(here, key), node[key]) for key in reversed(node))
        elif isinstance(node, list):
            stack.extend((pointers.join(here, i), node[i]) for i in reversed(range(len(node))))


def _up(at: str) -> Iterator[str]:
    """Yield a pointer and those above it, without the root."""
    while at:
        yield at
        at = pointers.parent(at)


def _is_item(value: Any, at: str) -> bool:
    return bool(at) and isinstance(pointers.get(value, pointers.parent(at)), list)
