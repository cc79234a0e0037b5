"""Directives after a migration: each stands on the one item that its own item has become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clipspec import pointer as pointers
from clipspec.expand.directives import NAMES, directed, unrolled
from clipspec.migrate.specs.study import VIDEO, Study
from clipspec.migrate.specs.templates import directive_leaves
from clipspec.migrate.specs.troubles import Trouble

_DIRECTIVES = frozenset(NAMES)


@dataclass(slots=True)
class Placed:
    """A new body with its directives.

    `moved` leads from an item of the plain new body to where that stands, `directives` from the
    leaves of directives to what they became, `items` from new items with a directive to the old.
    `lost` are the leaves of directives that stand nowhere, with the reason.
    """

    video: Any
    moved: dict[str, str] = field(default_factory=dict)
    directives: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    lost: dict[str, Trouble] = field(default_factory=dict)

    def place(self, target: str) -> str:
        """Return where a leaf of the plain new body stands in the document."""
        here = target
        while here and here not in self.moved:
            here = pointers.parent(here)
        return (self.moved[here] if here else VIDEO) + target[len(here) :]


def place(study: Study, written: Any) -> Placed:
    """Put the directives of the source on the items of a body that was written, which is changed.

    `written` has an item for each item of the source as if that were there once.
    """
    placed = Placed(written)
    for at, items in _lists(study.video, VIDEO):
        try:
            _put(study, placed, at, items)
        except _NoPlaceError as error:
            for index, item in enumerate(items):
                leaves = _leaves(item, pointers.join(at, index))
                placed.lost |= dict.fromkeys(leaves, Trouble(str(error)))
    return placed


class _NoPlaceError(Exception):
    """Items of a list have not become the items of one list."""


def _put(study: Study, placed: Placed, at: str, items: list[Any]) -> None:
    places = [at + path for path, _ in unrolled(items)]
    new = _list_of(study, places)
    flat = pointers.get(placed.video, new)
    name = study.trial.request.target.name
    if len(flat) != len(places) or any(not _DIRECTIVES.isdisjoint(each) for each in flat):
        raise _NoPlaceError(f"{name} has no item of its own for each item of this list")
    for index, here in enumerate(places):
        placed.moved[f"{new}/{index}"] = VIDEO + new + here[len(at) :]
    for index, item in enumerate(items):
        old = pointers.join(at, index)
        moved = {leaf: VIDEO + new + leaf[len(at) :] for leaf in _leaves(item, old)}
        placed.directives |= moved
    placed.items |= {VIDEO + new + here[len(at) :]: here for here in _directed(items, at)}
    _replace(placed, new, _mirrored(items, iter(flat)))


def _list_of(study: Study, places: list[str]) -> str:
    """Return the list of the new body whose items the items at some places have become."""
    homes = {home: here for here, home in study.homes.items()}
    name = study.trial.request.target.name
    heads = [_heads(study, homes[place]) for place in places]
    parents = Counter(pointers.parent(head) for each in heads for head in each)
    if not parents:
        raise _NoPlaceError(f"{name} has no list for it")
    new = parents.most_common(1)[0][0]
    for index, each in enumerate(heads):
        own = {head for head in each if pointers.parent(head) == new}
        if own - {f"{new}/{index}"}:
            raise _NoPlaceError(f"what it is becomes part of several items in {name}")
    return new


def _heads(study: Study, item: str) -> list[str]:
    """Return the outermost items of lists that what is in an item has become part of."""
    entries = study.outcome_of_base.entries
    targets = [t for at, e in entries.items() if pointers.within(at, item) for t in e.targets]
    body = study.outcome_of_base.crossing.draft.body
    return list(dict.fromkeys(head for target in targets for head in _outermost(body, target)))


def _outermost(body: Any, target: str) -> Iterator[str]:
    here = ""
    for token in pointers.split(target):
        if isinstance(pointers.get(body, here), list):
            yield pointers.join(here, token)
            return
        here = pointers.join(here, token)


def _mirrored(items: list[Any], flat: Iterator[Any]) -> list[Any]:
    """Return the items of a flat list under the directives of a list that is built alike."""
    found = []
    for item in items:
        if not directed(item):
            found.append(next(flat))
            continue
        own = {name: value for name, value in item.items() if name in NAMES and name != "block"}
        if isinstance(item.get("block"), list):
            found.append(own | {"block": _mirrored(item["block"], flat)})
        else:
            found.append(own | next(flat))
    return found


def _replace(placed: Placed, at: str, items: list[Any]) -> None:
    holder, token = pointers.get(placed.video, pointers.parent(at)), pointers.last(at)
    holder[int(token) if isinstance(holder, list) else token] = items


def _lists(value: Any, at: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield the lists with a directive in them, not those of blocks."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _lists(member, pointers.join(at, key))
    elif isinstance(value, list):
        if any(map(directed, value)):
            yield at, value
        for index, item in enumerate(value):
            inner = {k: v for k, v in item.items() if k not in NAMES} if directed(item) else item
            yield from _lists(inner, pointers.join(at, index))


def _directed(items: list[Any], at: str) -> Iterator[str]:
    for index, item in enumerate(items):
        here = pointers.join(at, index)
        if directed(item):
            yield here
            block = item.get("block")
            yield from _directed(block if isinstance(block, list) else [], f"{here}/block")


def _leaves(item: Any, at: str) -> Iterator[str]:
    """Yield the leaves of the directives of an item, and of the items of its block."""
    if directed(item):
        yield from directive_leaves(item, at)
        block = item.get("block")
        for index, inner in enumerate(block if isinstance(block, list) else ()):
            yield from _leaves(inner, pointers.join(at, "block", index))
