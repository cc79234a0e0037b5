"""For programs: `clipspec/migration-report/1`, described by the schema `report/migration`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.exemptions import RowExemption
from clipspec.migrate.kept import is_secret, kept
from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration
from clipspec.migrate.ruling import Excuse, Ruling

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
    keeps: set[str] = set()
    if migration.body is not None:
        keeps = kept(migration.source, migration.target, migration.ledger, migration.at)
    if migration.replaced:
        data["answered"] = [_before(*each) for each in migration.replaced.items()]
    data["leaves"] = [_leaf(entry, entry.source in keeps) for entry in migration.ledger.leaves]
    data["added"] = [{"target": a.target, "note": a.note} for a in migration.ledger.added]
    if migration.comments:
        data["comments"] = [comment._asdict() for comment in migration.comments]
    if migration.proof is not None:
        data["proof"] = [_ruling(ruling) for ruling in migration.proof.rulings]
    return data


def _leaf(entry: Entry, keep: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": entry.source,
        "targets": list(entry.targets),
        "fate": entry.fate.value,
        "note": entry.note,
        "line": entry.line,
    }
    if entry.answer:
        data["answer"] = entry.answer
    if keep:
        secret = is_secret(entry.source, entry.value)
        data |= {"withheld": True} if secret else {"value": entry.value}
    return data


def _before(at: str, was: Any) -> dict[str, Any]:
    """Return what stood where an answer was taken."""
    secret = any(is_secret(*leaf) for leaf in pointers.leaves(was, at))
    return {"source": at} | ({"withheld": True} if secret else {"was": was})


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "law": ruling.law,
        "held": ruling.held,
        "counted": dict(ruling.counted),
        "exceptions": [_exception(excuse) for excuse in ruling.excuses],
        "broken": list(ruling.broken),
    }


def _exception(excuse: Excuse) -> dict[str, Any]:
    row, where = excuse.row, list(excuse.leaves)
    if isinstance(row, RowExemption):
        return {"values": row.values, "reason": row.reason, "rows": where}
    return {"pattern": row.pattern, "fate": row.fate.value, "reason": row.reason, "leaves": where}
