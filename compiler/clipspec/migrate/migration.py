"""Migrating one document: recognise it, read it into the hub, write it, and keep the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Position, worded
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.policy import Policy
from clipspec.lint import generations
from clipspec.lint.subject import Subject, identify
from clipspec.mends import Replace
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Crossing, Entry, Ledger, balance
from clipspec.migrate.ruling import Proof
from clipspec.migrate.sign import keep_sign
from clipspec.migrate.verdict import obstacle
from clipspec.source import Document
from clipspec.source.changes import changed

# What these rules say does not change what the document means.
_HARMLESS = frozenset(("yaml-version-hazard", "unicode-line-break"))


class Keyless(NamedTuple):
    """A comment that lost its key: its text, its line from 1, the pointer of what it spoke of."""

    text: str
    line: int
    pointer: str


class Status(str, Enum):
    """How a migration ended. `UNCHANGED`: the body is in the target dialect already."""

    MIGRATED = "migrated"
    BLOCKED = "blocked"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Migration:
    """What became of one file.

    `source` and `target` name dialects; the source may be `unknown`. `body` is None unless the
    file was migrated; of a spec it is the whole document. `at` is where the new body stands in it.
    `reason` says why it was blocked, at `place` where the file could not be judged at all. `notes`
    are worth knowing, though no leaf speaks of them. `comments` are those that lost their key where
    the file was rewritten. `replaced`: what stood where an answer was taken, by pointer. `proof`:
    whether the laws hold, where that was asked.
    """

    file: str
    source: str
    target: str
    status: Status
    body: dict[str, Any] | None = None
    ledger: Ledger = field(default_factory=Ledger)
    reason: str = ""
    place: Position | None = None
    notes: tuple[str, ...] = ()
    at: str = ""
    comments: tuple[Keyless, ...] = ()
    replaced: Mapping[str, Any] = field(default_factory=dict)
    proof: Proof | None = None

    @property
    def origins(self) -> dict[str, tuple[str, ...]]:
        """The source leaves of each leaf of the new body, as pointers into the two bodies."""
        return {
            target.removeprefix(self.at): tuple(source.removeprefix(self.at) for source in sources)
            for target, sources in self.ledger.origins.items()
        }


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for: the dialect to reach, and all answers given beforehand.

    `dialect` overrides the evidence for the source's dialect. `values` are taken, by pointer, in
    the place of what stands there.
    """

    target: Dialect
    policy: Policy = field(default_factory=Policy)
    consent: Consent = field(default_factory=Consent)
    dialect: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def migrate(document: Document, request: Request) -> Migration:
    """Migrate a document. Never raises for what stands in it: a blocked file is a result."""
    if not request.values or document.data is None:
        return _migrate(document, request)
    migration = _migrate(answered(document, request), request)
    leaves = (_answered(entry, request.values) for entry in migration.ledger.leaves)
    ledger = replace(migration.ledger, leaves=tuple(leaves))
    return replace(migration, ledger=ledger, replaced=_replaced(document.data, request.values))


def _replaced(data: Any, values: Iterable[str]) -> dict[str, Any]:
    """Return what stands where answers are taken; an answer to nothing is told elsewhere."""
    found = {}
    for at in sorted(values):
        with suppress(KeyError):
            found[at] = pointers.get(data, at)
    return found


def answered(document: Document, request: Request) -> Document:
    """Return a document with the values that are answers in their places."""
    changes = [Replace(at, value) for at, value in request.values.items()]
    data = changed(document.data, changes) if changes else document.data
    text, tree = document.text, document.root
    return Document(document.file, text, document.syntax, data, document.problems, tree)


def _answered(entry: Entry, values: Mapping[str, Any]) -> Entry:
    """Say in the note of a leaf that its value is an answer."""
    if not any(pointers.within(entry.source, at) for at in values):
        return entry
    return replace(entry, note="; ".join(filter(None, ("as answered", entry.note))))


def _migrate(document: Document, request: Request) -> Migration:
    for problem in document.problems:
        if problem.rule not in _HARMLESS:
            at = document.text.position(problem.start)
            message = worded(problem.message, problem.help)
            return _blocked(document, request, message, place=at)
    subject = identify(document, request.dialect)
    hindrance = _hindrance(subject, document)
    if hindrance is not None:
        message = worded(hindrance.message, hindrance.help)
        at = document.span(hindrance.pointer, key=True).start
        return _blocked(document, request, message, subject.dialect, at)
    source = subject.dialect
    assert source is not None, "an unknown dialect is a hindrance"
    if source is request.target:
        return Migration(document.file, source.name, source.name, Status.UNCHANGED)
    if subject.kind == "spec":
        return _cross_spec(document, source, request)
    return _cross(document, source, request)


def _hindrance(subject: Subject, document: Document) -> Finding | None:
    """Return why a document is none that can be migrated."""
    dialect = subject.dialect
    if dialect is None or not isinstance(subject.body, dict):
        return generations.unknown(subject)
    return generations.other_than_asked(subject, document)


class Crossed(NamedTuple):
    """What became of a body: the new one, None where `reason` says why not, and the account."""

    body: dict[str, Any] | None
    ledger: Ledger
    reason: str
    notes: tuple[str, ...]


def crossed(data: Mapping[str, Any], source: Dialect, request: Request) -> Crossing:
    """Read a body of a dialect and write it in the one that is asked for, whatever is lost."""
    reading = source.read(data)
    if request.policy.keep_offset_sign:
        reading = keep_sign(reading)
    return Crossing(
        source, request.target, data, reading, request.target.write(reading.video, request.policy)
    )


def cross(
    data: dict[str, Any], source: Dialect, request: Request, line: Callable[[str], int]
) -> Crossed:
    """Say a body of a dialect in the one that is asked for; `line` tells where a leaf stands."""
    crossing = crossed(data, source, request)
    draft = crossing.draft
    ledger = request.consent.apply(balance(crossing, line))
    reason = obstacle(crossing, ledger, request.consent)
    return Crossed(None if reason else draft.body, ledger, reason, tuple(draft.notes))


def _cross(document: Document, source: Dialect, request: Request) -> Migration:
    found = cross(document.data, source, request, lambda at: document.span(at).start.line)
    return Migration(
        document.file,
        source.name,
        request.target.name,
        Status.BLOCKED if found.reason else Status.MIGRATED,
        found.body,
        found.ledger,
        found.reason,
        notes=found.notes,
    )


def _cross_spec(document: Document, source: Dialect, request: Request) -> Migration:
    # Jinja2 is loaded for specs only.
    from clipspec.migrate.specs.crossing import cross_spec
    from clipspec.migrate.specs.study import VIDEO

    crossed_spec = cross_spec(document, source, request)
    video, reason = crossed_spec.video, crossed_spec.reason
    if crossed_spec.at is not None:
        at = document.span(crossed_spec.at).start
        return _blocked(document, request, reason, source, at)
    return Migration(
        document.file,
        source.name,
        request.target.name,
        Status.BLOCKED if reason else Status.MIGRATED,
        None if reason else {**document.data, "video": video},
        crossed_spec.ledger,
        reason,
        notes=crossed_spec.notes,
        at=VIDEO,
    )


def _blocked(
    document: Document,
    request: Request,
    reason: str,
    source: Dialect | None = None,
    place: Position | None = None,
) -> Migration:
    name = source.name if source else "unknown"
    target = request.target.name
    return Migration(document.file, name, target, Status.BLOCKED, reason=reason, place=place)
