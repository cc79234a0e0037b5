"""Bodies as one stream: to standard output or into one file, when all of them are there."""

from __future__ import annotations

import hashlib
import tempfile
from itertools import zip_longest
from pathlib import Path
from types import TracebackType

from clipspec.cli.files import print_bytes, write
from clipspec.cli.sinks.plan import Plan
from clipspec.compile import Made, Unit, parts
from clipspec.compile.drift import Drift

_IN_MEMORY = 1_000_000
_CHUNK = 1 << 20
_TOGETHER = 100
"""Bodies that are written at once."""


class Lines:
    """Takes bodies as lines, or a single one indented. Without a target they are printed."""

    def __init__(self, target: Path | None, plan: Plan, indented: bool) -> None:
        self.indented = indented
        self._target, self._plan = target, plan
        self._digest, self._units = hashlib.sha256(), list[Unit]()
        self._count = 0
        self._waiting: list[bytes] = []
        self._spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed on exit

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._spool.close()

    def known(self, unit: Unit) -> Made | None:
        """Return nothing: a stream has no parts that could be taken up again."""

    def take(self, made: Made) -> None:
        """Keep a body."""
        self._waiting.append(made.content)
        if len(self._waiting) == _TOGETHER:
            self._write()
        if self._plan.manifest.shard is not None:
            self._count += 1
            self._digest.update(made.content)
            self._units = [*self._units[:1], made.unit]

    def drift(self) -> list[Drift]:
        """Return the lines that differ from those of the file."""
        self._write()
        self._spool.seek(0)
        name = str(self._target)
        if self._target is None or not self._target.exists():
            return [Drift("added", name)]
        with self._target.open("rb") as lying:
            pairs = enumerate(zip_longest(self._spool, lying), 1)
            return [_differing(f"{name}:{n}", new, old) for n, (new, old) in pairs if new != old]

    def finish(self) -> None:
        """Write or print what was taken."""
        self._write()
        self._spool.seek(0)
        if self._target is not None:
            write(self._target, self._spool)
            if self._plan.manifest.shard is not None:
                write(beside(self._target), parts.encoded(self._plan.manifest, self._made()))
            return
        while chunk := self._spool.read(_CHUNK):
            print_bytes(chunk)

    def _write(self) -> None:
        self._spool.write(b"".join(self._waiting))
        self._waiting.clear()

    def _made(self) -> parts.Lines:
        """Return what a part holds."""
        ends = [(u.row.number if u.row is not None else None, u.cell + 1) for u in self._units]
        first, last = (ends[0], ends[-1]) if ends else (None, None)
        return parts.Lines(self._digest.hexdigest(), self._count, first, last)


def beside(lines: Path) -> Path:
    """Return where the manifest of a part lies."""
    return lines.with_name(f"{lines.name}.manifest.json")


def _differing(name: str, new: bytes | None, old: bytes | None) -> Drift:
    if old is None:
        return Drift("added", name)
    return Drift("orphaned" if new is None else "changed", name)
