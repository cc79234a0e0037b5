"""Where compiled bodies go: standard output, one file, or a folder; whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from clipspec.cli.files import print_bytes, write
from clipspec.compile import Body, Row
from clipspec.errors import ClipspecError, UsageError

_IN_MEMORY = 8_000_000
_MANIFEST = "clipspec/manifest/1"


class Sink(Protocol):
    """Takes bodies one by one; `finish` makes them appear."""

    def take(self, body: Body, row: Row | None) -> None:
        """Keep a body, still out of sight."""

    def finish(self) -> None:
        """Let everything appear. Not called when something went wrong."""


@contextmanager
def sink(path: str | None, spec: str, data: str | None) -> Iterator[Sink]:
    """Choose by path: none is standard output, a folder one file a body, else one file.

    What was not finished leaves nothing behind.
    """
    target = Path(path) if path is not None else None
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        if target is not None and (str(path).endswith(("/", "\\")) or target.is_dir()):
            target.parent.mkdir(parents=True, exist_ok=True)
            staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
            try:
                yield _Folder(target, staging, spec, data)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
        elif target is None or target.suffix == ".jsonl":
            yield _Lines(spool, target, indented=target is None and data is None)
        elif target.suffix == ".json" and data is None:
            yield _Lines(spool, target, indented=True)
        else:
            raise UsageError(
                f"-o {path}: write rows to a .jsonl file or to a folder (with a / at its end), "
                "one body to a .json file"
            )


class _Lines:
    """One stream: bodies as lines, or a single one indented."""

    def __init__(self, spool: IO[bytes], target: Path | None, indented: bool) -> None:
        self._spool, self._target, self._indented = spool, target, indented

    def take(self, body: Body, row: Row | None) -> None:
        self._spool.write(body.pretty() if self._indented else body.line())

    def finish(self) -> None:
        self._spool.seek(0)
        if self._target is not None:
            write(self._target, self._spool)
            return
        while chunk := self._spool.read(1 << 20):
            print_bytes(chunk)


class _Folder:
    """One file a body and a manifest, staged beside the folder and then moved in."""

    def __init__(self, target: Path, staging: Path, spec: str, data: str | None) -> None:
        self._target, self._staging, self._spec, self._data = target, staging, spec, data
        self._entries: list[dict[str, object]] = []

    def take(self, body: Body, row: Row | None) -> None:
        content = body.pretty()
        path = self._staging / f"{body.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._entries.append(
            {
                "name": f"{body.name}.json",
                "sha256": hashlib.sha256(content).hexdigest(),
                "spec": self._spec,
                "data": self._data,
                "row": row.number if row is not None else None,
            }
        )

    def finish(self) -> None:
        """Move every file in; the manifest comes last, so that it never names what is not there."""
        try:
            for entry in self._entries:
                place = self._target / str(entry["name"])
                place.parent.mkdir(parents=True, exist_ok=True)
                (self._staging / str(entry["name"])).replace(place)
        except OSError as error:
            raise ClipspecError(f"cannot write to {self._target}: {error.strerror}") from error
        manifest = {"schema": _MANIFEST, "bodies": self._entries}
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        write(self._target / "manifest.json", text.encode())
