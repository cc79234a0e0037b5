"""For people who move many files: what is asked in how many of them, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate
from clipspec.migrate.asking import asked
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Entry
from clipspec.migrate.migration import Migration, Status
from clipspec.migrate.ruling import together
from clipspec.migrate.summary import arrow, headline, proved, settled, told, where
from clipspec.migrate.verdict import BESIDES
from clipspec.prose import plural

_SHOWN = 3
_ADDED, _NOTED, _COMMENT = "added", "note", "comment dropped"
_ORDER = [*(fate.value for fate in reversed(Fate)), _COMMENT, _NOTED, _ADDED]

_HINT = "; --questions FILE writes what is asked, to be answered in one place"

Moved = tuple[Migration, Consent]
_Place = tuple[str, int]
"""A file, and a line in it, which is 0 for the whole."""


class _Kind(NamedTuple):
    """What several files have in common: a question, a fate, an addition, a note on the whole.

    `option` answers a question, and is "" for the others.
    """

    word: str
    where: str
    note: str
    option: str = ""


def overview(moved: Iterable[Moved], *, hint: bool = True) -> Iterator[str]:
    """Yield what a person wants to know of many migrations: the gravest first, the count last.

    `hint`: say how the open questions are written to a file.
    """
    known = list(moved)
    places: dict[_Kind, list[_Place]] = {}
    for migration, consent in known:
        yield from _by_itself(migration, consent)
        for kind, place in _kinds(migration, consent):
            places.setdefault(kind, []).append(place)
    for kind in sorted(places, key=lambda kind: _rank(kind, places[kind])):
        yield from _grouped(kind, places[kind])
    proofs = [(each.file, each.proof) for each, _ in known if each.proof is not None]
    if proofs:
        yield from proved(together(proofs))
    open_ones = any(kind.option for kind in places)
    yield _count([migration for migration, _ in known]) + (_HINT if hint and open_ones else "")


def _by_itself(migration: Migration, consent: Consent) -> Iterator[str]:
    """Yield what no other file can share: that it cannot be read, or that the target refuses it."""
    if migration.status is not Status.BLOCKED:
        return
    if not migration.ledger.leaves:
        yield from headline(migration)
        return
    why, besides, refused = migration.reason.partition(BESIDES)
    if besides or not any(asked(migration.ledger.leaves, consent)):
        yield from told(f"{where(migration)}: blocked", refused or why)


def _kinds(migration: Migration, consent: Consent) -> Iterator[tuple[_Kind, _Place]]:
    file = migration.file
    for note in migration.notes:
        yield _Kind(_NOTED, "", note), (file, 0)
    for question in asked(migration.ledger.leaves, consent):
        at = pointers.anywhere(question.at)
        yield _kind(question.first, at, question.option(at)), (file, question.first.line)
    for entry in settled(migration.ledger.leaves, consent):
        yield _kind(entry, pointers.anywhere(entry.source)), (file, entry.line)
    for comment in migration.comments:
        yield _Kind(_COMMENT, pointers.anywhere(comment.pointer), ""), (file, comment.line)
    for addition in migration.ledger.added:
        yield _Kind(_ADDED, pointers.anywhere(addition.target), addition.note), (file, 0)


def _kind(entry: Entry, at: str, option: str = "") -> _Kind:
    targets = list(dict.fromkeys(map(pointers.anywhere, entry.targets)))
    return _Kind(entry.fate.value, f"{at or '/'}{arrow(targets)}", entry.note, option)


def _rank(kind: _Kind, places: list[_Place]) -> tuple[int, int, _Kind]:
    return _ORDER.index(kind.word), -_spread(places), kind


def _grouped(kind: _Kind, places: list[_Place]) -> Iterator[str]:
    about = f": {kind.where}" if kind.where else ""
    head = f"{kind.word}, {plural(_spread(places), 'file')}{about}"
    yield from told(head, kind.note, option=kind.option)
    known = [f"{file}:{line}" if line else file for file, line in dict.fromkeys(places)]
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    yield f"    in {', '.join(known[:_SHOWN])}{more}"


def _spread(places: list[_Place]) -> int:
    return len({file for file, _ in places})


def _count(migrations: list[Migration]) -> str:
    counted = Counter(migration.status for migration in migrations)
    parts = [f"{counted[status]} {status.value}" for status in Status if counted[status]]
    return f"{plural(len(migrations), 'file')}: {', '.join(parts)}"
