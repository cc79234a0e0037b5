"""Reading the files that templates include: only those below the spec's own folder."""

from __future__ import annotations

from pathlib import Path

from clipspec.expand import IncludeError


class Folder:
    """Reads text files below a folder, links resolved. Picklable, so that workers can have it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def __call__(self, name: str) -> str:
        """Return a file's text. Raises `IncludeError` where it lies outside or cannot be read."""
        if "\0" in name:
            raise IncludeError("no file name holds a NUL")
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root):
            raise IncludeError("it lies outside the spec's folder")
        try:
            return path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise IncludeError("it is not UTF-8") from error
        except OSError as error:
            raise IncludeError((error.strerror or "it cannot be read").lower()) from error
