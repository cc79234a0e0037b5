"""Reading the files that templates include: those below the spec's own folder, or else below
further ones that the project names, or else the scripts that ship with clipspec.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clipspec import resources
from clipspec.cli.walk import is_special
from clipspec.errors import IncludeError


class Folder:
    """Reads text files below a folder, links resolved. Picklable, so that workers can have it.

    What is not there is looked for below the folders in `more`, and last, if its name begins with
    `scripts/`, among the shipped ones.
    """

    def __init__(self, root: Path, more: Iterable[Path] = ()) -> None:
        self._roots = [each.resolve() for each in (root, *more)]

    def __call__(self, name: str) -> str:
        """Return a file's text. Raises `IncludeError` where it lies outside or cannot be read."""
        if "\0" in name:
            raise IncludeError("no file name holds a NUL")
        places = [(root, (root / name).resolve()) for root in self._roots]
        shipped = resources.folder("templates").resolve()
        places.append((shipped / "scripts", (shipped / name).resolve()))
        inside = [path for root, path in places if path.is_relative_to(root)]
        if not inside:
            raise IncludeError("it lies outside the spec's folder")
        try:
            path = next((each for each in inside if each.is_file()), inside[0])
            if is_special(path):
                raise IncludeError("it is no regular file")
            return path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise IncludeError("it is not UTF-8") from error
        except OSError as error:
            raise IncludeError((error.strerror or "it cannot be read").lower()) from error
