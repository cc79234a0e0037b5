"""Tracing a value of a body back: to its template, what that reads, and what these were made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.compile.why.link import UNKNOWN, Link, Place, holds_secret
from clipspec.compile.why.sources import Sources
from clipspec.compile.why.steps import far, inside
from clipspec.expand import Program
from clipspec.expand.assembly import Turn
from clipspec.expand.directives import directed, directive
from clipspec.expand.leaf import Leaf, Path
from clipspec.expand.origins import written
from clipspec.lint.views.secrets import is_secret_name

_DEEPEST = 50
"""Names that are made of each other, which are followed."""

Turns = tuple[Turn, ...]


class Tracing:
    """Traces values of the body that a program makes of `values`; `sources` say whence these are.

    Only what a template could have read is known, not what it did read: a name in a branch that was
    not taken is told as well.
    """

    def __init__(self, program: Program, values: dict[str, Any], sources: Sources) -> None:
        self.body, self._vars = program.trace(values)
        self._program, self._values, self._sources = program, values, sources
        self._spec, self._document = program.spec, program.spec.document
        self._leaves = {leaf.pointer: leaf for leaf in program.leaves}
        self._order = {name: number for number, name in enumerate(self._spec.vars)}
        self._met: dict[tuple[Path, str], Link] = {}
        self._depth = 0

    def trace(self, pointer: str) -> Link:
        """Return the link to where the leaf at a pointer of the body is written."""
        self._met = {}
        found = written(self._spec.video, self.body, pointer, self._program.origins)
        around = tuple(self._around(found.pointer, found.turns))
        link = self._written(found.pointer, found.inside, found.turns)
        secret = link.secret or _secret(pointer, found.pointer)
        return link._replace(links=(*around, *link.links), secret=secret)

    def _around(self, at: str, turns: Turns) -> Iterator[Link]:
        """Yield the loops and conditions around a place of the spec, the outermost first."""
        here, seen = "", 0
        for token in pointers.split(at):
            holder, here = pointers.get(self._document.data, here), pointers.join(here, token)
            item = pointers.get(self._document.data, here)
            if not isinstance(holder, list) or not directed(item):
                continue
            found = directive(item)
            if found.loop is not None:
                yield self._turn(turns[seen], turns[:seen])
                seen += 1
            if found.when is not None:
                link = self._written(f"{here}/when", (), turns[:seen])
                yield link._replace(kind="when", text=_text(found.when), value=UNKNOWN)

    def _turn(self, turn: Turn, outer: Turns) -> Link:
        """Return the link to a turn of a loop."""
        link = self._item(turn, (), outer)
        text = _text(pointers.get(self._document.data, turn.loop))
        link = link._replace(kind="loop", text=text, number=turn.number)
        self._met[(turn.variable,), turn.loop] = link
        return link

    def _item(self, turn: Turn, members: tuple[str, ...], outer: Turns) -> Link:
        """Return the link to what a loop goes over in a turn, or to what is inside of that."""
        made = self._written(turn.loop, (str(turn.number - 1), *members), outer)
        at_loop = made.place is not None and made.place.pointer == turn.loop
        name, value = _spelled(turn.variable, members), inside(turn.value, members)
        links = made.links if at_loop else (made,)
        place = self._place(turn.loop)
        link = Link("item", name, place, value=value, secret=_secret(name, *members))
        return self._of_links(link, links)

    def _written(self, at: str, members: tuple[str, ...], turns: Turns) -> Link:
        """Return the link to a place of the spec, and `members` inside of what it gives."""
        whole = pointers.get(self._document.data, at)
        count = far(whole, members)
        at, members = pointers.join(at, *members[:count]), members[count:]
        value = pointers.get(self._document.data, at)
        leaf = self._leaves.get(at)
        if leaf is not None:
            kind: Any = pointers.last(at) if leaf.directs else "template"
            return self._of_links(
                Link(kind, place=self._place(at), text=value), self._read(leaf, members, turns)
            )
        # Of a list in the body only what lets items in says why it is as it is: empty.
        directs = pointers.within(at, "/video")
        below = [
            each for each in self._leaves.values()
            if each.directs is directs and pointers.within(each.pointer, at)
        ] if isinstance(value, (dict, list)) else []  # fmt: skip
        links = tuple(self._written(each.pointer, (), turns) for each in below)
        link = Link("written", place=self._place(at), value=UNKNOWN if links else value)
        return self._of_links(link, links)._replace(secret=_secret(at))

    def _read(self, leaf: Leaf, members: tuple[str, ...], turns: Turns) -> tuple[Link, ...]:
        """Return the links to what a template reads for what `members` of its value lead to."""
        paths = leaf.reads
        if members and leaf.path is not None:
            paths = [(*leaf.path, *members)]
        if self._depth == _DEEPEST:
            return (Link("deep", note=f"{_DEEPEST} names deep: not followed further"),)
        self._depth += 1
        try:
            read = [self._named(path, leaf, turns) for path in paths]
        finally:
            self._depth -= 1
        included = (self._included(leaf, file) for file in leaf.included)
        return (*included, *(link for link in read if link is not None))

    def _included(self, leaf: Leaf, file: str) -> Link:
        """Return the link to an included file, at its name if the template says it."""
        if not file:
            said = "a file whose name is computed, which may read any name"
            return Link("include", place=self._place(leaf.pointer), note=said)
        start = pointers.get(self._document.data, leaf.pointer).find(file)
        if start < 0:
            return Link("include", file, self._place(leaf.pointer), note="by way of another file")
        span = self._document.span_within(leaf.pointer, start, start + len(file))
        return Link("include", file, Place(self._document.file, leaf.pointer, span))

    def _named(self, path: Path, leaf: Leaf, turns: Turns) -> Link | None:
        """Return the link to what a name means in a leaf, None for a function such as `range`."""
        name, members = str(path[0]), tuple(map(str, path[1:]))
        loop, outer = _turn_of(name, turns, self._document.data)
        known = self._met.get((path, loop.loop if loop is not None else ""))
        if known is not None:
            kind = "item" if known.kind == "loop" else known.kind
            return known._replace(kind=kind, text="", links=(), overrides=(), repeated=True)
        if loop is not None and name != loop.variable:
            return Link("counter", name, self._place(loop.loop), value=loop.number)
        link = self._item(loop, members, outer) if loop is not None else None
        link = link or self._global(name, members, leaf)
        if link is not None:
            self._met[path, loop.loop if loop is not None else ""] = link
        return link

    def _global(self, name: str, members: tuple[str, ...], leaf: Leaf) -> Link | None:
        """Return the link to a name that holds everywhere."""
        if name in self._order and self._is_set(name, leaf):
            link = self._written(pointers.join("/vars", name), members, ())
            value = inside(self._vars[name], members)
            secret = link.secret or _secret(name, *members)
            named = link._replace(kind="var", name=_spelled(name, members), secret=secret)
            return named._replace(value=value)
        if name in self._spec.params:
            return self._param(name, members)
        if name in self._sources.cell.values:
            link = self._sources.axis(name, members)
            return link._replace(name=_spelled(name, members), secret=_secret(name, *members))
        return None

    def _is_set(self, var: str, leaf: Leaf) -> bool:
        """Say whether a var has its value already where a leaf is read: vars go in their order."""
        tokens = pointers.split(leaf.pointer)
        return tokens[0] != "vars" or self._order[var] < self._order[tokens[1]]

    def _param(self, name: str, members: tuple[str, ...]) -> Link:
        at, secret = pointers.join("/params", name), _secret(name, *members)
        found = [
            each._replace(secret=secret or each.secret) for each in self._sources.of(name, members)
        ]
        value = inside(self._values[name], members)
        place = Place(self._document.file, at, self._document.span(at, key=True))
        link = Link("param", _spelled(name, members), place, value=value, secret=secret)
        return self._of_links(link, tuple(found[:1]))._replace(overrides=tuple(found[1:]))

    def _of_links(self, link: Link, links: tuple[Link, ...]) -> Link:
        secret = link.secret or any(each.secret for each in links) or holds_secret(link.value)
        return link._replace(links=links, secret=secret)

    def _place(self, at: str) -> Place:
        return Place(self._document.file, at, self._document.span(at))


def _turn_of(name: str, turns: Turns, data: Any) -> tuple[Turn | None, Turns]:
    """Return the turn of the innermost loop that gives a name its meaning, and those around it."""
    for count in range(len(turns) - 1, -1, -1):
        turn = turns[count]
        counter = directive(pointers.get(data, pointers.parent(turn.loop))).counter
        if name in (turn.variable, counter):
            return turn, turns[:count]
    return None, ()


def _spelled(name: str, members: tuple[str, ...]) -> str:
    """Return a name and members as a template writes them: `chapters[0].title`."""
    parts = (
        f"[{each}]" if each.isdecimal() else f".{each}" if each.isidentifier() else f"[{each!r}]"
        for each in members
    )
    return name + "".join(parts)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _secret(*names: str) -> bool:
    """Say whether a name, or the last of a pointer, is that of a secret."""
    return any(is_secret_name(pointers.last(n) if n.startswith("/") else n) for n in names)
