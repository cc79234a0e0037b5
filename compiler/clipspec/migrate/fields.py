"""For people: which fields of the request a migration changes, as `--diff-fields` shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate
from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration
from clipspec.validate.words import shown

_WIDEST = 60
"""Columns to which the names of fields are filled up."""

_Row = tuple[str, str, Any, str]


def changes(migration: Migration, old: Any) -> Iterator[str]:
    """Yield a line for each field of the old body that goes, and for each of the new that comes.

    What goes into another field, or changes, is both. `old` is the data of the file; of one
    that was not migrated there is nothing to tell.
    """
    if migration.body is None:
        return
    rows = list(_rows(migration, old))
    width = min(_WIDEST, max((len(name) for _, name, _, _ in rows), default=0))
    yield f"--- {migration.file} ({migration.source})"
    yield f"+++ {migration.file} ({migration.target})"
    for sign, name, value, note in rows:
        yield f"{sign} {name:{width}} = {shown(value)}{f'  ({note})' if note else ''}"


def _rows(migration: Migration, old: Any) -> Iterator[_Row]:
    told: set[str] = set()
    origins = migration.ledger.origins
    for entry in migration.ledger.leaves:
        value = pointers.get(old, entry.source)
        new = {at: pointers.get(migration.body, at) for at in entry.targets}
        if list(new) == [entry.source] and shown(new[entry.source]) == shown(value):
            told.add(entry.source)
            continue
        yield "-", _name(entry.source), value, "" if new else f"left out, {entry.fate.value}"
        for at in new:
            if at not in told:
                yield "+", _name(at), new[at], _from(origins[at], entry)
        told.update(new)
    for added in migration.ledger.added:
        yield "+", _name(added.target), pointers.get(migration.body, added.target), "added"


def _from(sources: tuple[str, ...], entry: Entry) -> str:
    fate = "" if entry.fate is Fate.EXACT else f", {entry.fate.value}"
    return f"from {', '.join(map(_name, sources))}{fate}"


def _name(at: str) -> str:
    return at.removeprefix("/") or "(the body)"
