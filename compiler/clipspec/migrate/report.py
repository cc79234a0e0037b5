"""For programs: `clipspec/migration-report/1`, described by the schema `report/migration`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration

_SCHEMA = "clipspec/migration-report/1"


def render(migrations: Iterable[Migration]) -> str:
    """Render a report as one JSON object, byte-stable, with a newline at the end."""
    return json.dumps(as_data(migrations), ensure_ascii=False, indent=2) + "\n"


def as_data(migrations: Iterable[Migration]) -> dict[str, Any]:
    """Return a report as JSON data."""
    return {"schema": _SCHEMA, "files": [_file(migration) for migration in migrations]}


def _file(migration: Migration) -> dict[str, Any]:
    data: dict[str, Any] = {
        "file": migration.file,
        "from": migration.source,
        "to": migration.target,
        "status": migration.status.value,
    }
    if migration.reason:
        data["reason"] = migration.reason
    if migration.notes:
        data["notes"] = list(migration.notes)
    data["leaves"] = [_leaf(entry) for entry in migration.ledger.leaves]
    data["added"] = [{"target": a.target, "note": a.note} for a in migration.ledger.added]
    if migration.comments:
        data["comments"] = [comment._asdict() for comment in migration.comments]
    return data


def _leaf(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": entry.source,
        "targets": list(entry.targets),
        "fate": entry.fate.value,
        "note": entry.note,
        "line": entry.line,
    }
    return data | {"answer": entry.answer} if entry.answer else data
