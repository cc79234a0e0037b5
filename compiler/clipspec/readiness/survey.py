"""Looking at one document: what it is, and what a migration would make of it."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.reading import Fate
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import rulebook
from clipspec.lint.subject import Subject, identify, may_be_ours
from clipspec.lint.views.secrets import masked
from clipspec.migrate import Entry, Migration, Request, migrate
from clipspec.migrate import Status as Outcome
from clipspec.readiness.standing import Avatar, Leaf, Standing, Status
from clipspec.source import Document

_TOO_NEW = "avatar-too-new"


def survey(document: Document, request: Request) -> Standing | None:
    """Return how a document stands to `request.target`; None for one that is no video document.

    Never raises for what stands in it. A text that cannot be read counts where it speaks of what
    only video documents have.
    """
    subject = identify(document)
    if subject.kind == "unknown" and not may_be_ours(document):
        return None
    standing = Standing(document.file, _name(subject), subject.kind, Status.READY)
    standing = standing._replace(avatars=tuple(_too_new(subject, document)))
    if subject.dialect and not document.problems and _is_ahead(subject.dialect, request.target):
        return standing
    return _migrated(standing, migrate(document, request), document, request)


def _migrated(
    standing: Standing, migration: Migration, document: Document, request: Request
) -> Standing:
    ledger = migration.ledger.leaves
    patterns = [pointers.anywhere(masked(entry.source)) for entry in ledger]
    fields: dict[str, tuple[Fate, ...]] = {}
    for field, entry in zip(patterns, ledger, strict=True):
        fields[field] = (*fields.get(field, ()), entry.fate)
    kept = [entry for entry in ledger if entry.fate is not Fate.EXACT]
    return standing._replace(
        status=_status(migration, kept),
        reason=masked(migration.reason),
        place=migration.place,
        notes=tuple(map(masked, migration.notes)),
        fates=Counter(entry.fate for entry in ledger),
        fields=fields,
        leaves=tuple(_leaf(entry, document, request) for entry in kept),
    )


def _status(migration: Migration, kept: list[Entry]) -> Status:
    if migration.status is Outcome.BLOCKED:
        return Status.BLOCKED
    if migration.status is Outcome.UNCHANGED:
        return Status.READY
    return Status.WITH_NOTES if migration.notes or kept else Status.MIGRATES


def _leaf(entry: Entry, document: Document, request: Request) -> Leaf:
    waits = entry.fate.blocks and not request.consent.covers(entry)
    source = masked(entry.source)
    answer = (entry.answer or f"--accept {shlex.quote(source)}") if waits else ""
    note, span = masked(entry.note), document.span(entry.source)
    return Leaf(source, pointers.anywhere(source), entry.fate, note, answer, span, waits)


def _too_new(subject: Subject, document: Document) -> Iterator[Avatar]:
    """Yield what the rule of that name finds; templates hold no day that it could read."""
    dialect, rule = subject.dialect, rulebook()[_TOO_NEW]
    if dialect is None or not rule.applies(dialect) or not isinstance(subject.body, dict):
        return
    assert rule.check is not None, "a rule that applies has a check"
    for finding in rule.check(Body(subject.body, dialect)):
        at = subject.at + finding.pointer
        span = document.span_within(at, *finding.within) if finding.within else document.span(at)
        yield Avatar(masked(at), finding.message, span)


def _is_ahead(dialect: Dialect, target: Dialect) -> bool:
    """Say whether a dialect is the one that is asked for, or newer."""
    order = list(dialects())
    return order.index(dialect.name) >= order.index(target.name)


def _name(subject: Subject) -> str:
    return subject.dialect.name if subject.dialect else "unknown"
