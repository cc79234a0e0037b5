"""Bodies as files of a folder, with a manifest: staged beside it and then moved in.

Files appear whole: each is moved when all of them are right, and the manifest comes last.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from clipspec.cli.files import make_folder, write
from clipspec.cli.sinks.plan import Plan
from clipspec.cli.sinks.staging import Key, Staged, Staging, digest_of
from clipspec.compile import Made, Unit
from clipspec.compile.drift import Drift, drifts, orphans
from clipspec.compile.manifest import Entry, Manifest, digest, read_manifest
from clipspec.compile.names import Place
from clipspec.compile.naming import folded
from clipspec.prose import plural

_SHOWN = 3


class Folder:
    """Takes bodies into a folder."""

    indented = True

    def __init__(self, target: Path, plan: Plan) -> None:
        self._target, self._plan = target, plan
        shard = plan.manifest.shard
        self._part = f".{shard.replace('/', '-of-')}" if shard else ""
        self._manifest = target / f"manifest{self._part}.json"
        self._entries: list[Entry] = []
        self._known: dict[Place, Entry] = {}
        self._staging: Staging | None = None

    def __enter__(self) -> Folder:
        if not self._plan.dry:
            inputs = json.dumps(dict(self._plan.manifest.inputs), sort_keys=True).encode()
            head = inputs if self._plan.resumable else None
            make_folder(self._target.parent)
            self._staging = Staging(self._target, self._part, head)
            if len(self._staging):
                click.echo(f"clipspec: going on after {len(self._staging):,} bodies", err=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._staging is not None:
            self._staging.close(keep=kind is not None and issubclass(kind, KeyboardInterrupt))

    def known(self, unit: Unit) -> Made | None:
        """Return what an interrupted run has made of a unit, if it still lies there."""
        if not self._staging:  # or it holds nothing of an earlier run
            return None
        key = Key.of(unit)
        found = self._staging.known(key)
        if found is None:
            return None
        self._known[Place.of(unit)] = self._entry(unit, key, found)
        return Made(unit, found.name.removesuffix(".json"), b"")

    def take(self, made: Made) -> None:
        """Keep a body, and write down that it is there."""
        if not made.content:  # what is known comes without its bytes
            self._entries.append(self._known.pop(Place.of(made.unit)))
            return
        key, body = Key.of(made.unit), Staged(f"{made.name}.json", digest(made.content))
        self._entries.append(self._entry(made.unit, key, body))
        if self._staging is not None:
            self._staging.keep(key, body, made.content)

    def drift(self) -> list[Drift]:
        """Return how what was taken differs from the folder."""
        return list(drifts(self._before(), self._made(), lambda n: digest_of(self._target / n)))

    def finish(self) -> None:
        """Move every file in; the manifest comes last, so that it never names what is not there."""
        assert self._staging is not None, "what is only compared is not finished"
        before, made = self._before(), self._made()
        make_folder(self._target)
        self._staging.move(entry.name for entry in made.bodies)
        left = self._tidy(before, made)
        write(self._manifest, made._replace(orphans=tuple(left)).encoded())

    def _before(self) -> Manifest:
        """Return the manifest that lies there, an empty one without one."""
        if not self._manifest.exists():
            return Manifest()
        return read_manifest(self._manifest.read_bytes(), str(self._manifest))

    def _made(self) -> Manifest:
        return self._plan.manifest._replace(bodies=tuple(self._entries))

    def _entry(self, unit: Unit, key: Key, body: Staged) -> Entry:
        plan = self._plan
        matrix: dict[str, Any] = plan.cells[key.cell] if plan.cells else {}
        last = unit.last.number if unit.last is not None else None
        return Entry(*body, plan.spec, plan.data, key.row, key.values, matrix, last)

    def _tidy(self, before: Manifest, made: Manifest) -> list[Entry]:
        """Remove what nothing makes any more, if that is wanted; return what stays."""
        there = self._lying(orphans(before, made), made)
        if not self._plan.prune:
            if there:
                click.echo(f"clipspec: {_named(there)} of earlier runs: --prune removes", err=True)
            return there
        edited = [e for e in there if digest_of(self._target / e.name) != e.sha256]
        for entry in there:
            if entry not in edited:
                (self._target / entry.name).unlink()
        if edited:
            click.echo(f"clipspec: kept {_named(edited)}, edited by hand", err=True)
        return edited

    def _lying(self, old: list[Entry], made: Manifest) -> list[Entry]:
        """Return the earlier ones that are files of their own: `Ada` and `ada` may be one."""
        now = {folded(entry.name): self._target / entry.name for entry in made.bodies}
        paths = [(entry, self._target / entry.name, now.get(folded(entry.name))) for entry in old]
        return [
            entry
            for entry, path, new in paths
            if path.exists() and (new is None or not path.samefile(new))
        ]


def _named(entries: list[Entry]) -> str:
    names = ", ".join(entry.name for entry in entries[:_SHOWN])
    return f"{plural(len(entries), 'file')} ({names}{' …' if len(entries) > _SHOWN else ''})"
