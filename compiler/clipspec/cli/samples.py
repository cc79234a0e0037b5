"""The rows of data of a spec, as `migrate --prove` tries them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.includes import Folder
from clipspec.cli.rowfile import open_rows
from clipspec.compile import Expander, Row
from clipspec.expand import read_spec
from clipspec.migrate.ruling import Rows
from clipspec.source import Document


class Samples(NamedTuple):
    """Rows of a spec's own data file, and what reads the files that its templates include."""

    rows: Rows
    include: Callable[[str], str]


@contextmanager
def samples(path: str, document: Document) -> Iterator[Samples]:
    """Open the data of a spec at a path. Raises `ClipspecError` where that cannot be read."""
    root = Path.cwd() if path == files.STDIN else Path(path).parent
    include = Folder(root, Projects({}).of(str(root / "*")).includes)
    spec = read_spec(document)
    if spec.data is None:
        yield Samples((), include)
        return
    expander = Expander(spec, include)
    with open_rows(str(root / spec.data)) as rows:
        yield Samples(_valued(expander, spec.data, rows), include)


def _valued(expander: Expander, data: str, rows: Iterator[Row]) -> Rows:
    for row in rows:
        yield f"{data}:{row.line}", expander.values(row)
