"""Bodies as files of a folder, with a manifest: staged beside it and then moved in.

What is staged is written down in a journal, so that a run that was killed is taken up again. Files
appear whole: each is moved when all of them are right, and the manifest comes last.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import click

from clipspec.cli.files import make_folder, reason, write
from clipspec.cli.sinks.plan import Plan
from clipspec.compile import Made, Unit
from clipspec.compile.drift import Drift, drifts, orphans
from clipspec.compile.manifest import Entry, Manifest, digest, read_manifest, values_digest
from clipspec.errors import ClipspecError

_JOURNAL = "journal.jsonl"
_Key = tuple[int | None, int, str | None]
_SHOWN = 3


class Folder:
    """Takes bodies into a folder."""

    indented = True

    def __init__(self, target: Path, plan: Plan) -> None:
        self._target, self._plan = target, plan
        shard = plan.manifest.shard
        part = f".{shard.replace('/', '-of-')}" if shard else ""
        self._manifest = target / f"manifest{part}.json"
        self._staging = target.parent / f".{target.name}{part}.partial"
        self._entries: list[Entry] = []
        self._staged: dict[_Key, tuple[str, str]] = {}
        self._journal: IO[bytes] | None = None

    def __enter__(self) -> Folder:
        if not self._plan.dry:
            self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._journal is None:
            return
        self._journal.close()
        if kind is None or not issubclass(kind, KeyboardInterrupt):
            shutil.rmtree(self._staging, ignore_errors=True)

    def known(self, unit: Unit) -> Made | None:
        """Return what an interrupted run has made of a unit, if it still lies there."""
        if not self._staged:
            return None
        name, sha256 = self._staged.get(_key(unit), ("", ""))
        places = (self._staging / name, self._target / name)
        if not name or not any(_digest_of(place) == sha256 for place in places):
            return None
        return Made(unit, name.removesuffix(".json"), b"")

    def take(self, made: Made) -> None:
        """Keep a body, and write down that it is there."""
        name, key = f"{made.name}.json", _key(made.unit)
        if not made.content:
            self._entries.append(self._entry(made.unit, name, self._staged[key][1]))
            return
        entry = self._entry(made.unit, name, digest(made.content))
        self._entries.append(entry)
        if self._journal is not None:
            try:
                path = self._staging / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(made.content)
                self._journal.write(json.dumps([*key, name, entry.sha256]).encode() + b"\n")
                self._journal.flush()
            except OSError as error:
                raise ClipspecError(f"cannot write to {self._staging}: {reason(error)}") from error

    def drift(self) -> list[Drift]:
        """Return how what was taken differs from the folder."""
        return list(drifts(self._before(), self._made(), lambda n: _digest_of(self._target / n)))

    def finish(self) -> None:
        """Move every file in; the manifest comes last, so that it never names what is not there."""
        before, made = self._before(), self._made()
        make_folder(self._target)
        try:
            for entry in made.bodies:
                place, staged = self._target / entry.name, self._staging / entry.name
                place.parent.mkdir(parents=True, exist_ok=True)
                if staged.exists():  # else an interrupted run has moved it
                    staged.replace(place)
        except OSError as error:
            raise ClipspecError(f"cannot write to {self._target}: {reason(error)}") from error
        left = self._tidy(orphans(before, made))
        write(self._manifest, made._replace(orphans=tuple(left)).encoded())

    def _open(self) -> None:
        """Open the staging folder: anew, or what an interrupted run of the same inputs has left."""
        head = json.dumps(dict(self._plan.manifest.inputs), sort_keys=True).encode() + b"\n"
        path = self._staging / _JOURNAL
        make_folder(self._target.parent)
        try:
            lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
            if not self._plan.resumable or lines[:1] != [head]:
                shutil.rmtree(self._staging, ignore_errors=True)
                self._staging.mkdir()
                path.write_bytes(head)
                lines = []
            for line in lines[1:]:
                if line.endswith(b"\n"):  # else the run was killed while it wrote this
                    row, cell, values, name, sha256 = json.loads(line)
                    self._staged[row, cell, values] = (name, sha256)
            self._journal = path.open("ab")
        except OSError as error:
            raise ClipspecError(f"cannot write to {self._staging}: {reason(error)}") from error
        if self._staged:
            click.echo(f"clipspec: going on after {len(self._staged):,} bodies", err=True)

    def _before(self) -> Manifest:
        """Return the manifest that lies there, an empty one without one."""
        if not self._manifest.exists():
            return Manifest()
        return read_manifest(self._manifest.read_bytes(), str(self._manifest))

    def _made(self) -> Manifest:
        return self._plan.manifest._replace(bodies=tuple(self._entries))

    def _entry(self, unit: Unit, name: str, sha256: str) -> Entry:
        plan, row = self._plan, unit.row
        matrix: dict[str, Any] = plan.cells[unit.cell] if plan.cells else {}
        number = row.number if row is not None else None
        return Entry(name, sha256, plan.spec, plan.data, number, values_digest(unit), matrix)

    def _tidy(self, old: list[Entry]) -> list[Entry]:
        """Remove what nothing makes any more, if that is wanted; return what stays."""
        there = [entry for entry in old if (self._target / entry.name).exists()]
        if not self._plan.prune:
            if there:
                click.echo(f"clipspec: {_named(there)} of earlier runs: --prune removes", err=True)
            return there
        edited = [e for e in there if _digest_of(self._target / e.name) != e.sha256]
        for entry in there:
            if entry not in edited:
                (self._target / entry.name).unlink()
        if edited:
            click.echo(f"clipspec: kept {_named(edited)}, edited by hand", err=True)
        return edited


def _named(entries: list[Entry]) -> str:
    names = ", ".join(entry.name for entry in entries[:_SHOWN])
    return f"{len(entries):,} files ({names}{' …' if len(entries) > _SHOWN else ''})"


def _key(unit: Unit) -> _Key:
    row = unit.row.number if unit.row is not None else None
    return row, unit.cell, values_digest(unit)


def _digest_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None
