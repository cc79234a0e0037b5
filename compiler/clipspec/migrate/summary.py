"""For people: a line a file, then a line for each leaf that is not plainly exact."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from clipspec.dialects.reading import Fate
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration, Status


def lines(migration: Migration, consent: Consent) -> Iterator[str]:
    """Yield what a person wants to know of one migration, the gravest first."""
    yield _headline(migration)
    for note in migration.notes:
        yield f"  {migration.file}: {note}"
    graded = sorted(migration.ledger.leaves, key=lambda entry: -entry.fate.gravity)
    told = [entry for entry in graded if entry.fate is not Fate.EXACT]
    for _, alike in groupby(told, key=lambda entry: (entry.fate, entry.note, _opens(entry))):
        yield f"  {_told(migration, list(alike), consent)}"
    for comment in migration.comments:
        place = f"{migration.file}:{comment.line}"
        yield f"  {place}: comment dropped with {comment.pointer}: {comment.text}"


def _headline(migration: Migration) -> str:
    file, status = migration.file, migration.status.value
    if migration.place:
        file = f"{file}:{migration.place.line}:{migration.place.column}"
    if migration.status is Status.UNCHANGED:
        return f"{file}: {status}: it is a {migration.target} body already"
    if not migration.ledger.leaves:
        return f"{file}: {status}: {migration.reason}"
    fates = Counter(entry.fate for entry in migration.ledger.leaves)
    counts = ", ".join(f"{fates[fate]} {fate.value}" for fate in Fate if fates[fate])
    reason = f": {migration.reason}" if migration.reason else ""
    return f"{file}: {status}, {migration.source} to {migration.target} ({counts}){reason}"


def _opens(entry: Entry) -> str:
    """Return what keeps an entry apart from others of the same words: each question is its own."""
    return entry.source if entry.fate.blocks else ""


def _told(migration: Migration, alike: list[Entry], consent: Consent) -> str:
    first = alike[0]
    more = f" (and {len(alike) - 1} like it)" if len(alike) > 1 else ""
    others = f" (and {len(first.targets) - 1} more)" if len(first.targets) > 1 else ""
    arrow = f" -> {first.targets[0]}{others}" if first.targets else ""
    place = f"{migration.file}:{first.line}: {first.fate.value}"
    return f"{place}: {first.source or '/'}{more}{arrow}: {first.note}{_flag(first, consent)}"


def _flag(entry: Entry, consent: Consent) -> str:
    if not entry.fate.blocks or consent.covers(entry):
        return ""
    return f" [{entry.answer or f'--accept {shlex.quote(entry.source)}'}]"
