"""For people: what became of a file, then each leaf that is not plainly exact."""

from __future__ import annotations

import shlex
import textwrap
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from clipspec.dialects.reading import Fate
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Addition, Entry
from clipspec.migrate.migration import Migration, Status
from clipspec.migrate.ruling import Proof

_COLUMNS = 100
_NOTE = "    "


def lines(migration: Migration, consent: Consent) -> Iterator[str]:
    """Yield what a person wants to know of one migration, the gravest first."""
    yield from headline(migration)
    for note in migration.notes:
        yield from told(f"  {migration.file}: note", note)
    graded = sorted(migration.ledger.leaves, key=lambda entry: -entry.fate.gravity)
    inexact = [entry for entry in graded if entry.fate is not Fate.EXACT]
    for _, alike in groupby(inexact, key=lambda entry: (entry.fate, entry.note, _opens(entry))):
        yield from _leaf(migration, list(alike), consent)
    by_note = sorted(migration.ledger.added, key=lambda addition: addition.note)
    for note, added in groupby(by_note, key=lambda addition: addition.note):
        yield from told(f"  {migration.file}: added: {_targets(list(added))}", note)
    for comment in migration.comments:
        place = f"{migration.file}:{comment.line}"
        yield f"  {place}: comment dropped with {comment.pointer}: {comment.text}"
    for line in proved(migration.proof) if migration.proof is not None else ():
        yield f"  {line}"


def headline(migration: Migration) -> Iterator[str]:
    """Yield what became of a file, and why it was blocked."""
    file, status = migration.file, migration.status.value
    if migration.place:
        file = f"{file}:{migration.place.line}:{migration.place.column}"
    if migration.status is Status.UNCHANGED:
        yield f"{file}: {status}: it is a {migration.target} body already"
    elif not migration.ledger.leaves:
        yield f"{file}: {status}: {migration.reason}"
    else:
        fates = Counter(entry.fate for entry in migration.ledger.leaves)
        counts = ", ".join(f"{fates[fate]} {fate.value}" for fate in Fate if fates[fate])
        way = f"{migration.source} to {migration.target}"
        yield from told(f"{file}: {status}, {way} ({counts})", migration.reason, "  ")


def told(head: str, note: str, indent: str = _NOTE) -> Iterator[str]:
    """Yield a line and the sentence that explains it, which is broken at 100 columns."""
    yield head
    yield from textwrap.wrap(
        note,
        _COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def flag(entry: Entry, consent: Consent, source: str = "") -> str:
    """Return the option that answers a leaf, "" where none is asked; `source` stands for it."""
    if not entry.fate.blocks or consent.covers(entry):
        return ""
    return f" [{entry.answer or f'--accept {shlex.quote(source or entry.source)}'}]"


def _opens(entry: Entry) -> str:
    """Return what keeps an entry apart from others of the same words: each question is its own."""
    return entry.source if entry.fate.blocks else ""


def _leaf(migration: Migration, alike: list[Entry], consent: Consent) -> Iterator[str]:
    first = alike[0]
    more = f" (and {len(alike) - 1} like it)" if len(alike) > 1 else ""
    others = f" (and {len(first.targets) - 1} more)" if len(first.targets) > 1 else ""
    arrow = f" -> {first.targets[0]}{others}" if first.targets else ""
    place = f"  {migration.file}:{first.line}: {first.fate.value}"
    where = f"{first.source or '/'}{more}{arrow}"
    yield from told(f"{place}: {where}{flag(first, consent)}", first.note)


def _targets(added: list[Addition]) -> str:
    more = f" (and {len(added) - 1} like it)" if len(added) > 1 else ""
    return f"{added[0].target}{more}"


def proved(proof: Proof) -> Iterator[str]:
    """Yield each law with what was counted, then what broke it, and the exceptions it needed."""
    if not proof.rulings:
        yield "proof: nothing could be read that a law speaks of"
    for ruling in proof.rulings:
        counts = ", ".join(f"{n} {what.replace('_', ' ')}" for what, n in ruling.counted.items())
        verdict = "held" if ruling.held else "BROKEN"
        yield f"{ruling.law}: {verdict} ({counts})" if counts else f"{ruling.law}: {verdict}"
        for fault in ruling.broken:
            yield from _wrapped(fault)
        for excuse in ruling.excuses:
            row = excuse.row
            number = f"{len(excuse.leaves)} {row.fate.value}"
            yield from _wrapped(f"except {row.pattern} ({number}): {row.reason}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _COLUMNS - 2, initial_indent="  ", subsequent_indent="    ")
