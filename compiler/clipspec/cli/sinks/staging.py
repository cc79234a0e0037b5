"""Bodies on their way into a folder, with a journal by which a run that was killed is taken up."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from clipspec.cli.files import reason
from clipspec.compile import Unit
from clipspec.compile.manifest import digest, values_digest
from clipspec.errors import ClipspecError

_JOURNAL = "journal.jsonl"


class Key(NamedTuple):
    """Whose a body is: the number of its row, None without data, the index of its combination, and
    the digest of the row's values.
    """

    row: int | None
    cell: int
    values: str | None

    @classmethod
    def of(cls, unit: Unit) -> Key:
        """Return the key of a unit. It digests the values: make it once and hand it on."""
        row = unit.row.number if unit.row is not None else None
        return cls(row, unit.cell, values_digest(unit))


class Staged(NamedTuple):
    """A body that was made: its file below the folder, and the digest of its bytes."""

    name: str
    sha256: str


class Staging:
    """Keeps bodies out of sight until they are moved in, in a folder beside the `target`.

    `part` sets apart those who make parts of one folder. `head` is what the bodies are made of: an
    earlier run with the same is taken up again; None takes up none. Raises `ClipspecError` where
    nothing can be written.
    """

    def __init__(self, target: Path, part: str, head: bytes | None) -> None:
        self._target, self._place = target, _beside(target, part)
        self._known: dict[Key, Staged] = {}
        try:
            kept = self._taken_up(head) if head is not None else b""
            if not kept:
                shutil.rmtree(self._place, ignore_errors=True)
                self._place.mkdir(parents=True)
            path = self._place / _JOURNAL
            path.write_bytes(kept or (head or b"") + b"\n")
            self._journal = path.open("ab")
        except OSError as error:
            raise self._unwritable(error) from error

    def __len__(self) -> int:
        """How many bodies an earlier run has left."""
        return len(self._known)

    def known(self, key: Key) -> Staged | None:
        """Return what an earlier run has made under a key, if it still lies there."""
        found = self._known.get(key)
        if found is None:
            return None
        staged = self._place / found.name
        if digest_of(staged) == found.sha256:
            return found
        if digest_of(self._target / found.name) != found.sha256:
            return None
        staged.unlink(missing_ok=True)  # what a killed run was about to write: it is not to move in
        return found

    def keep(self, key: Key, body: Staged, content: bytes) -> None:
        """Keep a body, and write down that it is there."""
        path = self._place / body.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            self._journal.write(json.dumps([*key, *body]).encode() + b"\n")
            self._journal.flush()
        except OSError as error:
            raise self._unwritable(error) from error

    def move(self, names: Iterable[str]) -> None:
        """Move files in, each whole. Raises `ClipspecError` where that fails."""
        try:
            for name in names:
                place, staged = self._target / name, self._place / name
                place.parent.mkdir(parents=True, exist_ok=True)
                if staged.exists():  # else an earlier run has moved it
                    staged.replace(place)
        except OSError as error:
            raise ClipspecError(f"cannot write to {self._target}: {reason(error)}") from error

    def close(self, keep: bool) -> None:
        """End, and `keep` what is there for a later run, or leave nothing behind."""
        self._journal.close()
        if not keep:
            shutil.rmtree(self._place, ignore_errors=True)

    def _taken_up(self, head: bytes) -> bytes:
        """Read what an earlier run wrote down, and return it as far as it is whole."""
        path = self._place / _JOURNAL
        first, *lines = path.read_bytes().splitlines(keepends=True) if path.exists() else [b""]
        if first != head + b"\n":
            return b""
        for index, line in enumerate(lines):
            try:
                row, cell, values, name, sha256 = json.loads(line)
                self._known[Key(row, cell, values)] = Staged(name, sha256)
            except (ValueError, TypeError):  # the run was ended while it wrote this
                return first + b"".join(lines[:index])
        return first + b"".join(lines)

    def _unwritable(self, error: OSError) -> ClipspecError:
        return ClipspecError(f"cannot write to {self._place}: {reason(error)}")


def digest_of(path: Path) -> str | None:
    """Return the digest of a file, None where none can be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _beside(target: Path, part: str) -> Path:
    """Return where to stage: beside a folder, but inside of one that is a disk of its own.

    From there files can be moved without being copied, so that they appear whole.
    """
    real = Path(os.path.realpath(target))
    if os.path.ismount(real):
        return real / f".clipspec{part}.partial"
    return real.parent / f".{real.name}{part}.partial"
