"""One run of `clipspec compile`: from paths and options to an expander, rows and a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.includes import Folder
from clipspec.cli.rowfile import open_rows
from clipspec.cli.selection import Selection
from clipspec.cli.sinks import Plan
from clipspec.compile import Expander, Unit, filed, read_on, spec_of, stated, units
from clipspec.compile.manifest import Manifest, inputs_of
from clipspec.errors import IncludeError, UsageError
from clipspec.expand import Spec
from clipspec.migrate import Request
from clipspec.source import Document, parse


class Compilation:
    """A spec with what the command line says of it. Raises `Refused` for what is wrong with it.

    `data` overrides the data file that the spec names.
    """

    def __init__(
        self,
        spec: Document,
        given: Document | None,
        sets: Mapping[str, str],
        data: str | None,
        request: Request | None,
        where: str,
    ) -> None:
        root = Path.cwd() if where == files.STDIN else Path(where).parent
        project = Projects({}).of(str(root / "*"))
        self._include = Folder(root, project.includes)
        self._text = files.encode(spec.text.content)
        self._request = request
        terms, setting = project.terms(spec.file), project.setting
        self.spec = spec_of(spec, self._include, setting, terms)
        weak = filed(self.spec, given) if given is not None else {}
        fixed = stated(self.spec, sets, {}, "--set")
        self._params = {**weak, **fixed}
        self.data = data or _own_data(self.spec, root)
        self.shown = files.shown(self.data) if self.data is not None else None
        self.expander = Expander(
            self.spec, self._include, weak, fixed, self.shown or "", request, terms, setting
        )

    @property
    def one(self) -> bool:
        """Whether there is a single body to be made: no rows, no matrix."""
        return self.data is None and not self.spec.matrix

    @contextmanager
    def units(
        self, selection: Selection, notice: Callable[[str], None]
    ) -> Iterator[Iterator[Unit]]:
        """Open the data, and give what a selection takes of it."""

        def total() -> int:
            with self._rows() as rows:
                return sum(1 for _ in units(self.expander, selection.rows.take(rows)))

        with self._rows() as rows:
            wanted = rows
            if self.data is not None:
                wanted = selection.rows.take(read_on(self.expander, rows, notice))
            yield selection.take(units(self.expander, wanted), total)

    def plan(self, path: str | None, shard: str | None, dry: bool, prune: bool) -> Plan:
        """Return what the sink is to know."""
        program = self.expander.program
        to = self._request.target.name if self._request is not None else None
        inputs = inputs_of(self._text, self._included(), self._params, to)
        cells = tuple(cell.values for cell in program.matrix.cells) if self.spec.matrix else ()
        resumable = not any(leaf.open for leaf in program.leaves)
        manifest = Manifest(inputs=inputs, shard=shard)
        file = self.spec.document.file
        return Plan(path, file, self.shown, manifest, not self.one, cells, dry, prune, resumable)

    @contextmanager
    def _rows(self) -> Iterator[Iterable[Any]]:
        if self.data is None:
            yield [None]
            return
        with open_rows(self.data) as rows:
            yield rows

    def _included(self) -> dict[str, bytes]:
        """Return the files that the templates name, as far as they can be read."""
        found = {}
        for name in sorted(self.expander.program.included):
            try:
                found[name] = files.encode(self._include(name))
            except IncludeError:
                continue  # a tag that does without it
        return found


def read_document(path: str) -> Document:
    """Read a spec or a file of params."""
    return parse(files.read(path), "<stdin>" if path == files.STDIN else files.shown(path))


def texts(sets: Iterable[str]) -> dict[str, str]:
    """Return the names and values of `--set`."""
    found = {}
    for each in sets:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"--set {each}: write --set {each}=VALUE")
        found[name] = value
    return found


def _own_data(spec: Spec, root: Path) -> str | None:
    """Return the spec's own `data` file, which lies beside it."""
    return str(root / spec.data) if spec.data is not None else None
