"""Reading and writing files: clear errors, whole files or none."""

from __future__ import annotations

import errno
import io
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import IO

from clipspec.errors import ClipspecError

STDIN = "-"


def read(path: str) -> bytes:
    """Return a file's bytes; `-` is standard input. Raises `ClipspecError` where it cannot."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read()
        with open(path, "rb", buffering=0) as file:
            return file.readall()
    except OSError as error:
        raise unread(path, error) from error


def digest(path: str) -> str:
    """Return the SHA-256 of a file of any size. Raises `ClipspecError` where it cannot be read."""
    import hashlib  # only what is proved or written down asks

    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unread(path, error) from error


def unread(path: str, error: OSError) -> ClipspecError:
    """Return what to raise where a file, or standard input, cannot be read."""
    name = "standard input" if path == STDIN else path
    return ClipspecError(f"cannot read {name}: {reason(error)}")


def write(path: Path, content: bytes | IO[bytes]) -> None:
    """Write a file whole or not at all, keeping the mode of the one it replaces.

    A link stays one: the file that it names is written. What may not be written stays as it is. A
    device, a pipe or a descriptor of this process is no file to be replaced: it takes the bytes
    as they come. Raises `ClipspecError` where it cannot, as where there is no such folder.
    """
    from clipspec.cli.putting import put

    try:
        put(path, io.BytesIO(content) if isinstance(content, bytes) else content)
    except OSError as error:
        raise ClipspecError(f"cannot write {path}: {reason(error)}") from error


def rewrite(path: Path, content: bytes) -> None:
    """Write over what was read from a file. Raises `ClipspecError`, also if it is a pipe."""
    from clipspec.cli.putting import is_file

    if not is_file(path):
        raise ClipspecError(f"cannot write {path}: it is no regular file")
    write(path, content)


def make_folder(path: Path) -> None:
    """Make a folder with those above it. Raises `ClipspecError` where it cannot."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClipspecError(f"cannot make the folder {path}: {reason(error)}") from error


def print_text(text: str) -> None:
    """Write a text and a line end to standard output, as `print_bytes` does."""
    print_bytes(encode(f"{text}\n"))


def print_bytes(content: bytes) -> None:
    """Write to standard output as UTF-8, whatever the locale, and see that it arrived.

    Raises `ClipspecError` where it cannot, `BrokenPipeError` where the reader has gone.
    """
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        close_stdout()
        raise ClipspecError(f"cannot write to standard output: {reason(error)}") from error


def close_stdout() -> None:
    """Send what is still to be printed nowhere: it cannot be delivered any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def shown(path: str) -> str:
    """Return a path as reports print it: relative to the working directory where it lies below.

    A link is shown by its own name.
    """
    folder, name = os.path.split(path)
    if name in ("", os.curdir, os.pardir):
        folder, name = path, ""
    below = _below(folder, os.getcwd())
    shown = path if below is None else os.path.join(below, name) if name else below or os.curdir
    return shown.replace(os.sep, "/")


@lru_cache(maxsize=256)
def _below(folder: str, here: str) -> str | None:
    """Return the way from the folder `here` to one at or below it, None to any other.

    A thousand files lie in a handful of folders.
    """
    try:
        below = os.path.relpath(folder or os.curdir, here)
    except ValueError:  # another drive
        return None
    if below.split(os.sep)[0] == os.pardir:
        return None
    return "" if below == os.curdir else below


def encode(text: str) -> bytes:
    """Return a report as UTF-8, with an escape for each byte of a file name that is none.

    It is the JSON escape of what Python makes of such a byte: from JSON the name is read back.
    """
    return text.encode("utf-8", "backslashreplace")


def reason(error: OSError) -> str:
    """Return in a few words why a file or a stream could not be used."""
    if error.errno == errno.EBADF:
        return "it is closed"
    return (error.strerror or str(error)).lower()
