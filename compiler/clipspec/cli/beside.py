"""Looking beside a spec that is linted: at what it includes and at its rows of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from clipspec.cli.files import STDIN
from clipspec.cli.walk import is_special
from clipspec.errors import ClipspecError, UsageError
from clipspec.lint.spec.beside import Beside

if TYPE_CHECKING:
    from clipspec.expand import Row


def beside(file: str, includes: Iterable[Path] = ()) -> Beside:
    """Return what lies beside a file. Nothing is opened before it is asked for.

    `includes` holds the further folders in which templates find what they include.
    """

    def include(name: str) -> str:
        from clipspec.cli.includes import Folder

        return Folder(Path(file).parent, includes)(name)

    def rows(name: str) -> Iterator[Row]:
        from clipspec.cli.rowfile import open_rows  # few documents are specs with data

        path = str(Path(file).parent / name)
        if path == STDIN:
            raise UsageError(f"data file {path}: a spec names a file")
        if is_special(Path(path)):
            raise ClipspecError(f"cannot read {path}: it is no regular file")
        with open_rows(path) as opened:
            yield from opened

    return Beside(include, rows)
