"""Which anchors, aliases and merges can stay: only where each still says what it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.lineage import Lineage, same, walk
from clipspec.migrate.rewriting.outline import MERGE, Entry, alias, anchor
from clipspec.source import Document
from clipspec.source.node import Alias, Node


class Merge(NamedTuple):
    """A `<<: *name` that stays, and the members that it brings in."""

    name: str
    members: tuple[str, ...]


@dataclass(slots=True)
class Anchors:
    """By pointers into the new body: what is defined, called and merged there.

    `broken`: an alias outside of the body that would no longer say the same.
    """

    defined: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    merged: dict[str, Merge] = field(default_factory=dict)
    broken: Entry | None = None


class _Force(NamedTuple):
    """An anchor as it is in force at some place. `target`: where it is in the new body, or None."""

    value: Any
    target: str | None = None


class Ties(NamedTuple):
    """What ties a body to the rest of its file.

    `before`: the values of the anchors above it. `after`: the aliases below it that call an anchor
    in it. `called`: where each node begins for which an alias stands anywhere.
    """

    before: dict[str, Any]
    after: tuple[Entry, ...]
    called: frozenset[int]


def ties(document: Document, root: Node, entries: Iterable[Entry]) -> Ties:
    """Look through the entries of a whole file."""
    content = document.text.content
    before: dict[str, Any] = {}
    after, called = [], set()
    for entry in entries:
        node = entry.node
        if isinstance(node, Alias):
            called.add(node.target.start)
            if entry.start >= root.end and root.start <= node.target.start < root.end:
                after.append(entry)
        elif entry.start < root.start and anchor(content, node):
            try:
                before[anchor(content, node)] = pointers.get(document.data, entry.at)
            except KeyError:  # it stands in a merge, which is no member
                before.pop(anchor(content, node), None)
    return Ties(before, tuple(after), frozenset(called))


class Planner:
    """Decides before a character is written, in the order in which the body will be."""

    def __init__(
        self, content: str, entries: dict[str, Entry], tied: Ties, lineage: Lineage
    ) -> None:
        self.content = content
        self.entries = entries
        self.tied = tied
        self.lineage = lineage

    def plan(self, plain: frozenset[str]) -> Anchors:
        """Return what stays; nothing does at the pointers that are to be written plainly."""
        found = Anchors()
        force = {name: _Force(value) for name, value in self.tied.before.items()}
        used: set[str | None] = set()
        skip = ""
        for at, value in walk(self.lineage.new):
            entry = self.entries.get(self.lineage.sources.get(at, ""))
            if (skip and pointers.within(at, skip)) or entry is None or at in plain:
                continue
            name = alias(self.content, entry.node)
            if name in force and same(force[name].value, value):
                found.called[at], skip = name, at
                used.add(force[name].target)
                continue
            self._define(found, force, at, value, entry)
            merge = self._merge(force, value, entry)
            if merge:
                found.merged[at] = merge
                used.add(force[merge.name].target)
        self._settle(found, force, used)
        return found

    def _define(
        self, found: Anchors, force: dict[str, _Force], at: str, value: Any, entry: Entry
    ) -> None:
        """Keep an anchor on the value that took over; a second copy gets none."""
        name = anchor(self.content, entry.node)
        home = self.lineage.home(entry.at)
        if name and home and home.at == at:
            found.defined[at] = name
            force[name] = _Force(value, at)

    def _merge(self, force: dict[str, _Force], value: Any, entry: Entry) -> Merge | None:
        """Return a merge that gives the new object its last members, in order."""
        merge = self.entries.get(pointers.join(entry.at, MERGE))
        name = alias(self.content, merge.node) if merge else ""
        given = force[name].value if name in force else None
        if not isinstance(given, dict) or not isinstance(value, dict):
            return None
        names = [key for key in given if pointers.join(entry.at, key) not in self.entries]
        fits = names and set(given) <= set(value) and names == list(value)[-len(names) :]
        if fits and all(same(value[key], given[key]) for key in names):
            return Merge(name, tuple(names))
        return None

    def _settle(self, found: Anchors, force: dict[str, _Force], used: set[str | None]) -> None:
        """Look at the aliases below the body, and drop the anchors that lost all of theirs."""
        old = {entry.node.start: entry.at for entry in self.entries.values()}
        for entry in self.tied.after:
            name = alias(self.content, entry.node)
            assert isinstance(entry.node, Alias)
            at = old.get(entry.node.target.start)
            now = force.get(name)
            if now is None or not at or not same(now.value, pointers.get(self.lineage.old, at)):
                found.broken = found.broken or entry
            else:
                used.add(now.target)
        for at in list(found.defined):
            start = self.entries[self.lineage.sources[at]].node.start
            if at not in used and start in self.tied.called:
                del found.defined[at]
