"""One run of `clipspec compile`: from paths and options to an expander, rows and a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.includes import Folder
from clipspec.cli.orders import Orders
from clipspec.cli.rowfile import open_rows
from clipspec.cli.sinks import Plan
from clipspec.compile import (
    Expander,
    Row,
    Unit,
    filed,
    read_on,
    spec_of,
    stated,
    surrounding,
    units,
)
from clipspec.compile.manifest import Manifest, inputs_of
from clipspec.dialects.policy import Policy
from clipspec.errors import IncludeError, UsageError
from clipspec.expand import Spec
from clipspec.expand.matrix import axes
from clipspec.source import Document, parse

if TYPE_CHECKING:
    from clipspec.migrate import Request


class Documents(NamedTuple):
    """What a run reads before all else: a spec, and values of params where a file holds some."""

    spec: Document
    given: Document | None

    @property
    def all(self) -> list[Document]:
        """Those that there are."""
        return [each for each in self if each is not None]


def read_documents(orders: Orders) -> Documents:
    """Read what the orders name. Raises `UsageError` where these do not go together."""
    orders.check_together()
    spec = _read(orders.spec)
    return Documents(spec, _read(orders.params) if orders.params is not None else None)


class Compilation:
    """A spec with what the command line says of it.

    Raises `Refused` for what is wrong with them.
    """

    def __init__(self, orders: Orders, documents: Documents) -> None:
        spec, given = documents
        root = Path.cwd() if orders.spec == files.STDIN else Path(orders.spec).parent
        project = Projects({}).of(str(root / "*"))
        terms, setting = project.terms(spec.file), project.setting
        self._orders = orders
        self._include = Folder(root, project.includes)
        self.spec = spec_of(spec, self._include, setting, terms)
        weak = filed(self.spec, given) if given is not None else {}
        for name in orders.values.keys() & axes(self.spec.matrix).keys():
            raise UsageError(f"--set {name}: the matrix gives `{name}` its values")
        fixed = stated(self.spec, orders.values, {}, "--set")
        weak |= surrounding(self.spec, os.environ, {**weak, **fixed})
        self._params = {**weak, **fixed}
        self.data = orders.data or _own_data(self.spec, root)
        orders.check_data(self.data)
        self._shown = _shown(self.data) if self.data is not None else None
        self._request = orders.asked.request(project.config.migrate)
        how = (self._request, terms, setting)
        self.expander = Expander(self.spec, self._include, weak, fixed, self._shown or "", *how)
        self.dialect = self._request.target if self._request else self.expander.dialect
        name = self.dialect.name if self.dialect else "unknown"
        split = self._request is not None and self._request.policy.split
        orders.check_batch(name, self.spec.video, split=split)

    @property
    def one(self) -> bool:
        """Whether there is a single body to be made: no rows, no matrix."""
        return self.data is None and not self.spec.matrix

    @contextmanager
    def units(self, notice: Callable[[str], None]) -> Iterator[Iterator[Unit]]:
        """Open the data, and give what is selected of it. `notice` as in `read_on`."""
        if self.spec.matrix and sys.stderr.isatty():  # who asks with --plan is told anywhere
            notice(self.expander.program.matrix.said)
        with self._rows(notice) as rows:
            yield self._orders.selection.take(units(self.expander, rows), lambda: self.total)

    @cached_property
    def total(self) -> int:
        """How many bodies the rows that were chosen give, in all parts together."""
        with self._rows() as rows:
            return sum(1 for _ in rows) * len(self.expander.program.matrix.cells)

    @property
    def foreseen(self) -> int | None:
        """How many bodies will be made, None where only reading all rows would tell."""
        orders = self._orders
        if self.data is not None and orders.shard is None:
            return None
        return orders.selection.slice(self.total, None).bodies

    def plan(self) -> Plan:
        """Return what the sink is to know."""
        orders, program, document = self._orders, self.expander.program, self.spec.document
        request = self._request
        to = f"{request.target.name} {_said(request)}".strip() if request is not None else None
        text = files.encode(document.text.content)
        inputs = inputs_of(text, self._included(), self._params, to)
        each = self.spec.matrix and orders.batch is None
        cells = tuple(cell.values for cell in program.matrix.cells) if each else ()
        resumable = orders.batch is None and not any(leaf.open for leaf in program.leaves)
        manifest = Manifest(inputs=inputs)
        if orders.shard is not None:
            slice_ = orders.selection.slice(self.total, self._data_digest())
            manifest = manifest._replace(shard=str(orders.shard), slice=slice_)
        lines = not self.one or orders.batch is not None
        where = (orders.output, document.file, self._shown, manifest, lines, cells)
        return Plan(*where, orders.dry, orders.prune, resumable)

    @contextmanager
    def _rows(
        self, notice: Callable[[str], None] = lambda _: None
    ) -> Iterator[Iterable[Row | None]]:
        """Open the data and give the rows that were chosen."""
        if self.data is None:
            yield [None]
            return
        with open_rows(self.data, self._orders.reading) as rows:
            yield self._orders.rows.take(read_on(self.expander, rows, notice))

    def _data_digest(self) -> str | None:
        return files.digest(self.data) if self.data is not None else None

    def _included(self) -> dict[str, bytes]:
        """Return the files that the templates name, as far as they can be read."""
        found = {}
        for name in sorted(self.expander.program.included):
            try:
                found[name] = files.encode(self._include(name))
            except IncludeError:
                continue  # a tag that does without it
        return found


def _read(path: str) -> Document:
    return parse(files.read(path), _shown(path))


def _shown(path: str) -> str:
    return "<stdin>" if path == files.STDIN else files.shown(path)


def _said(request: Request) -> str:
    """Return the answers that change what is written, as the command line gives them."""
    policy, usual = request.policy._asdict(), Policy()._asdict()
    answers = [f"{name}={value}" for name, value in policy.items() if value != usual[name]]
    return " ".join([*answers, *(f"accept={each}" for each in sorted(request.consent.accepted))])


def _own_data(spec: Spec, root: Path) -> str | None:
    """Return the spec's own `data` file, which lies beside it."""
    return str(root / spec.data) if spec.data is not None else None
