"""For people: what became of a file, then each leaf that is not plainly exact."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from clipspec.dialects.reading import Fate
from clipspec.migrate.asking import asked
from clipspec.migrate.consent import Consent
from clipspec.migrate.exemptions import RowExemption
from clipspec.migrate.ledger import Addition, Entry
from clipspec.migrate.migration import Migration, Status
from clipspec.migrate.ruling import Excuse, Proof
from clipspec.prose import plural

_COLUMNS = 100


def lines(migration: Migration, consent: Consent) -> Iterator[str]:
    """Yield what a person wants to know of one migration, the gravest first."""
    yield from headline(migration)
    for note in migration.notes:
        yield from told(f"  {migration.file}: note", note)
    leaves = migration.ledger.leaves
    for question in sorted(asked(leaves, consent), key=lambda each: -each.first.fate.gravity):
        head = _head(migration, question.first, question.at, len(question.leaves))
        yield from told(head, question.first.note, option=question.option())
    graded = sorted(settled(leaves, consent), key=lambda entry: -entry.fate.gravity)
    for _, alike in groupby(graded, key=lambda entry: (entry.fate, entry.note)):
        entries = list(alike)
        head = _head(migration, entries[0], entries[0].source, len(entries))
        yield from told(head, entries[0].note)
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
    file, status = where(migration), migration.status.value
    if migration.status is Status.UNCHANGED:
        yield f"{file}: {status}: it is a {migration.target} body already"
    elif not migration.ledger.leaves:
        yield f"{file}: {status}: {migration.reason}"
    else:
        fates = Counter(entry.fate for entry in migration.ledger.leaves)
        counts = ", ".join(f"{fates[fate]} {fate.value}" for fate in Fate if fates[fate])
        way = f"{migration.source} to {migration.target}"
        yield from told(f"{file}: {status}, {way} ({counts})", migration.reason, indent="  ")


def where(migration: Migration) -> str:
    """Return the file, with the line and the column at which it was blocked, if at one."""
    place = migration.place
    return f"{migration.file}:{place.line}:{place.column}" if place else migration.file


def told(head: str, note: str, *, option: str = "", indent: str = "    ") -> Iterator[str]:
    """Yield a line and the sentence that explains it, which is broken at 100 columns.

    The option that answers it stands behind the line, or alone where it is too long for that.
    """
    flag = f"[{option}]" if option else ""
    beside = len(f"{head} {flag}") <= _COLUMNS
    yield f"{head} {flag}" if flag and beside else head
    yield from textwrap.wrap(
        note,
        _COLUMNS,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    if flag and not beside:
        yield indent + flag


def settled(leaves: Iterable[Entry], consent: Consent) -> list[Entry]:
    """Return the leaves that are not plainly exact, and ask nothing any more."""
    return [
        entry
        for entry in leaves
        if entry.fate is not Fate.EXACT and not (entry.fate.blocks and not consent.covers(entry))
    ]


def arrow(targets: Sequence[str]) -> str:
    """Return where a value goes, "" where it goes nowhere."""
    more = f" (and {len(targets) - 1} more)" if len(targets) > 1 else ""
    return f" -> {targets[0]}{more}" if targets else ""


def _head(migration: Migration, first: Entry, at: str, count: int) -> str:
    """Return the line of leaves that are alike; `at` is the object of all, or one of them."""
    alike = f" ({count} leaves)" if at != first.source else f" (and {count - 1} like it)"
    more = alike if count > 1 else ""
    place = f"  {migration.file}:{first.line}: {first.fate.value}"
    return f"{place}: {at or '/'}{more}{arrow(first.targets)}"


def _targets(added: list[Addition]) -> str:
    more = f" (and {len(added) - 1} like it)" if len(added) > 1 else ""
    return f"{added[0].target}{more}"


def proved(proof: Proof) -> Iterator[str]:
    """Yield each law with what was counted, then what broke it, and the exceptions it needed."""
    if not proof.rulings:
        yield "proof: there is nothing here that a law speaks of"
    for ruling in proof.rulings:
        counts = ", ".join(f"{n} {what.replace('_', ' ')}" for what, n in ruling.counted.items())
        verdict = "held" if ruling.held else "BROKEN"
        yield f"{ruling.law}: {verdict} ({counts})" if counts else f"{ruling.law}: {verdict}"
        for fault in ruling.broken:
            yield from _wrapped(fault)
        for excuse in ruling.excuses:
            yield from _wrapped(f"except {_meant(excuse)}: {excuse.row.reason}")


def _meant(excuse: Excuse) -> str:
    row, number = excuse.row, len(excuse.leaves)
    if isinstance(row, RowExemption):
        return f"{row.values} (in {plural(number, 'row')})"
    return f"{row.pattern} ({number} {row.fate.value})"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _COLUMNS - 2, initial_indent="  ", subsequent_indent="    ")
