"""The laws of migration, tried on a user's own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.lint.subject import identify
from clipspec.migrate.migration import Migration, Request, answered, crossed
from clipspec.migrate.proof.again import again
from clipspec.migrate.proof.films import films
from clipspec.migrate.proof.identity import identity
from clipspec.migrate.proof.ledger import accounted
from clipspec.migrate.proof.returning import returning
from clipspec.migrate.ruling import Excuse, Proof, Rows, Ruling
from clipspec.source import Document

__all__ = ["Excuse", "Proof", "Rows", "Ruling", "prove"]


def prove(
    document: Document,
    request: Request,
    migration: Migration,
    rows: Rows = (),
    include: Callable[[str], str] | None = None,
) -> Proof:
    """Try every law on a document, with the answers in it, and what `migrate` made of it.

    What is not brought over has no output to judge, and what could not be read has nothing at all.
    Of a spec, `rows` of data are tried beside its examples, with the files that `include` reads.
    Never raises: a law that does not hold is a result.
    """
    source = dialects().get(migration.source)
    if source is None or migration.place is not None:
        return Proof()
    meant = answered(document, request)
    own = pointers.get(meant.data, migration.at)
    new = pointers.get(migration.body, migration.at) if migration.body is not None else {}
    rulings = []
    if migration.ledger.leaves:
        rulings.append(accounted(own, migration.ledger, new, migration.at))
    if identify(meant, request.dialect).kind == "spec":
        rulings += _of_spec(meant, request, migration, rows, include) if new else ()
    else:
        rulings += _of_body(source, own, request, migration)
    return Proof((*rulings, *((again(document, request, migration),) if new else ())))


def _of_body(
    source: Dialect, body: Any, request: Request, migration: Migration
) -> Iterator[Ruling]:
    if migration.body is None:
        yield identity((source, body))
        return
    outputs = [(request.target, film) for _, film in films(request.target, migration.body)]
    yield identity((source, body), *outputs)
    yield returning(crossed(body, source, request), request.policy)


def _of_spec(
    document: Document,
    request: Request,
    migration: Migration,
    rows: Rows,
    include: Callable[[str], str] | None,
) -> Iterator[Ruling]:
    # Jinja2 is loaded for specs only.
    from clipspec.migrate.proof.naturality import natural

    yield natural(document, request, migration, rows, include)
