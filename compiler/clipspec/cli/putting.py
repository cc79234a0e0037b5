"""Putting bytes where a path leads: a file is replaced whole, a device or a pipe takes them.

Apart from `files`, as only what writes needs it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import IO

from clipspec.errors import ClipspecError

_ANYONE_WRITES = 0o222
_DESCRIPTOR = re.compile(r"/dev/(fd/|std(in|out|err)$)|/proc/[^/]+/fd/")


def put(path: Path, source: IO[bytes]) -> None:
    """Write a file whole or not at all, or straight to what is no file.

    Raises `ClipspecError` for what may not be written, `OSError` for what cannot be.
    """
    check(path)
    (_replace if is_file(path) else _append)(path, source)


def is_file(path: Path) -> bool:
    """Say whether a path names a regular file, or nothing yet."""
    if _DESCRIPTOR.match(str(path.absolute())):
        return False
    return path.is_file() or not path.exists()


def check(path: Path) -> None:
    """Raise `ClipspecError` where it can be seen that nothing can be written to a path."""
    if path.is_dir():
        raise ClipspecError(f"cannot write {path}: it is a folder")
    if not is_file(path):
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.stat().st_mode & _ANYONE_WRITES:
        raise ClipspecError(f"cannot write {path}: it is read-only")
    if not target.parent.is_dir():
        raise ClipspecError(f"cannot write {path}: there is no folder {target.parent}")


def _replace(path: Path, source: IO[bytes]) -> None:
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        _pour(source, handle)
        temporary.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _append(path: Path, source: IO[bytes]) -> None:
    # What a shell has opened may already hold something: `{ date; clipspec …; } > log`.
    _pour(source, os.open(path, os.O_WRONLY | os.O_APPEND))


def _pour(source: IO[bytes], handle: int) -> None:
    with os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(source, file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
