"""Bodies as rows could make them: each template has a value, each item with a directive a count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.directives import directed, directive
from clipspec.expand.omission import OMIT, kept, there
from clipspec.migrate.specs.templates import Variable


class UnsaidError(Exception):
    """A template fails for the value that a row gives to it: compiling that row is refused."""


class Row(NamedTuple):
    """What a row could give.

    `values` by the number of a variable, and `second` in the second turn of a loop that it reads.
    `counts`: how often an item is there, by its pointer in the source; once where it is not named.
    """

    values: Mapping[int, Any]
    second: Mapping[int, Any]
    counts: Mapping[str, int] = {}


class Slot(NamedTuple):
    """A templated leaf: the variable that it reads, and what it makes of the value."""

    variable: Variable
    made: Callable[[Any], Any]


class Rendered(NamedTuple):
    """A body, and by the pointer of each of its leaves and items where that was written."""

    body: Any
    homes: dict[str, str]


def rendered(
    video: Any, at: str, slots: Mapping[str, Slot], row: Row, items: Mapping[str, str] | None = None
) -> Rendered:
    """Return the body that a row makes of a spec's `video`, which stands at a pointer.

    `items` leads from an item with a directive to the item of the source that it was, where it is
    not that itself. Raises `UnsaidError`.
    """
    rendering = _Rendering(slots, row, items)
    return Rendered(there(rendering.value(video, at, "", frozenset())), rendering.homes)


class _Rendering:
    def __init__(
        self, slots: Mapping[str, Slot], row: Row, items: Mapping[str, str] | None
    ) -> None:
        self.homes: dict[str, str] = {}
        self._slots, self._row, self._items = slots, row, items

    def value(self, value: Any, at: str, here: str, later: frozenset[str]) -> Any:
        """Return what a part of the spec makes. `later` are the loops in their second turn."""
        if at in self._slots:
            filled = self._filled(self._slots[at], later)
            if filled is not OMIT:
                self.homes[here] = at
            return filled
        if isinstance(value, dict) and value:
            members = {
                key: self.value(v, pointers.join(at, key), pointers.join(here, key), later)
                for key, v in value.items()
            }
            return kept(members)
        if isinstance(value, list) and value:
            items: list[Any] = []
            for item, place, turns in self._unrolled(value, at, later):
                inner = pointers.join(here, len(items))
                self.homes[inner] = place
                items.append(there(self.value(item, place, inner, turns)))
            if not items:
                self.homes[here] = at
            return items
        self.homes[here] = at
        return value

    def _filled(self, slot: Slot, later: frozenset[str]) -> Any:
        number = slot.variable.number
        turned = not slot.variable.turning.isdisjoint(later)
        return slot.made((self._row.second if turned else self._row.values)[number])

    def _unrolled(
        self, items: list[Any], at: str, later: frozenset[str]
    ) -> Iterator[tuple[Any, str, frozenset[str]]]:
        """Yield each item as often as it is there, with its place and the loops around it."""
        for index, item in enumerate(items):
            here = pointers.join(at, index)
            if not directed(item):
                yield item, here, later
                continue
            found, own = directive(item), self._items[here] if self._items else here
            for turn in range(self._row.counts.get(own, 1)):
                turns = later | {own} if turn else later
                if found.block is None:
                    yield found.item, here, turns
                else:
                    yield from self._unrolled(found.block, f"{here}/block", turns)
