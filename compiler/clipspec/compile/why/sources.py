"""Where a param has its value from, and which weaker sources that overrides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.compile.why.link import Link, Place
from clipspec.compile.why.steps import far, inside
from clipspec.expand import Row, Spec
from clipspec.expand.matrix import Cell, axes
from clipspec.source import Document

Members = tuple[str, ...]


class Given(NamedTuple):
    """What is said of params outside of a spec and its data, as it is said.

    `sets` are the texts of `--set`, `params` is the document of `--params`.
    """

    sets: Mapping[str, str] = {}
    params: Document | None = None
    environ: Mapping[str, str] = {}


class Sources(NamedTuple):
    """All that may give values to the params of one body."""

    spec: Spec
    data_file: str
    row: Row | None
    cell: Cell
    given: Given

    def of(self, name: str, members: Members) -> Iterator[Link]:
        """Yield what gives a value to a param, the one that counts first.

        `members` lead to what is meant inside of it: the place is there, where there is one.
        """
        given, schema = self.given, self.spec.params[name]
        if name in self.cell.values:
            yield self.axis(name, members)
        if name in given.sets:
            yield Link("set", name, text=given.sets[name])
        yield from self._cell(name, members)
        if given.params is not None and name in given.params.data:
            yield _value("params-file", name, given.params, pointers.join("", name), members)
        yield from self._variable(name)
        if isinstance(schema, dict) and "default" in schema:
            at = pointers.join("/params", name, "default")
            yield _value("default", name, self.spec.document, at, members)

    def axis(self, name: str, members: Members) -> Link:
        """Return the value that the matrix gives to a name."""
        value, values = self.cell.values[name], axes(self.spec.matrix)[name]
        index = next(index for index, each in enumerate(values) if each is value)
        at = pointers.join("/matrix", name, index)
        return _value("matrix", name, self.spec.document, at, members)

    def _cell(self, name: str, members: Members) -> Iterator[Link]:
        row = self.row
        if row is None or name not in row.values:
            return
        value = row.values[name]
        if row.typed:
            known = pointers.join("", *members[: far(value, members)])
            place = Place(self.data_file, None, row.span(name, known))
            yield Link("cell", name, place, value=inside(value, members), number=row.number)
        elif value or not self._optional(name):
            place = Place(self.data_file, None, row.span(name))
            yield Link("cell", name, place, value, number=row.number)

    def _variable(self, name: str) -> Iterator[Link]:
        variable = self.spec.variable(name)
        text = self.given.environ.get(variable) if variable is not None else None
        if variable is not None and text is not None and (text or not self._optional(name)):
            at = pointers.join("/params", name, "env")
            place = Place(self.spec.document.file, at, self.spec.document.span(at))
            yield Link("environment", variable, place, secret=True)

    def _optional(self, name: str) -> bool:
        schema = self.spec.params[name]
        return isinstance(schema, dict) and "default" in schema


def _value(kind: Any, name: str, document: Document, at: str, members: Members) -> Link:
    """Return a link to a value in a document, or to what is inside of it."""
    value = pointers.get(document.data, at)
    at = pointers.join(at, *members[: far(value, members)])
    place = Place(document.file, at, document.span(at))
    return Link(kind, name, place, value=inside(value, members))
