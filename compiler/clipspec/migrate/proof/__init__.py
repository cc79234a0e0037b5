"""The laws of migration, tried on a user's own file."""

from __future__ import annotations

from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.lint.subject import identify
from clipspec.migrate.migration import Migration, Request, answered, crossed
from clipspec.migrate.proof.again import again
from clipspec.migrate.proof.films import films
from clipspec.migrate.proof.identity import identity
from clipspec.migrate.proof.ledger import accounted
from clipspec.migrate.proof.naturality import naturality
from clipspec.migrate.proof.returning import returning
from clipspec.migrate.ruling import Excuse, Proof, Ruling
from clipspec.source import Document

__all__ = ["Excuse", "Proof", "Ruling", "prove"]


def prove(document: Document, request: Request, migration: Migration) -> Proof:
    """Try every law on a document, with the answers in it, and what `migrate` made of it.

    A body that is not brought over has no output to judge, and one that could not be read has
    nothing at all. Never raises: a law that does not hold is a result.
    """
    source = dialects().get(migration.source)
    if source is None or migration.place is not None:
        return Proof()
    if identify(document, request.dialect).kind == "spec":
        return _of_spec(answered(document, request), source, request, migration)
    body = answered(document, request).data
    if migration.body is None:
        own = identity((source, body))
        known = (accounted(body, migration.ledger, {}), own)
        return Proof(known if migration.ledger.leaves else (own,))
    outputs = [(request.target, film) for _, film in films(request.target, migration.body)]
    return Proof(
        (
            accounted(body, migration.ledger, migration.body),
            identity((source, body), *outputs),
            returning(crossed(body, source, request), request.policy),
            again(document, request, migration),
        )
    )


def _of_spec(document: Document, source: Dialect, request: Request, migration: Migration) -> Proof:
    """Try the laws that a spec comes under: of its account, of its rows, and of a second run."""
    before = {"video": document.data["video"]}
    if migration.body is None:
        return Proof((accounted(before, migration.ledger, {}),))
    after = {"video": migration.body["video"]}
    return Proof(
        (
            accounted(before, migration.ledger, after),
            naturality(document, source, request),
            again(document, request, migration),
        )
    )
