"""The law of idempotence: what was migrated once stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clipspec import pointer as pointers
from clipspec.migrate.layout import encode
from clipspec.migrate.migration import Migration, Request, Status, migrate
from clipspec.migrate.rewriting import rewrite
from clipspec.migrate.ruling import Ruling, canonical
from clipspec.source import Document, parse


def again(document: Document, request: Request, migration: Migration) -> Ruling:
    """Judge that the output, migrated again, is left alone: as a new file, and written in place.

    And that the source, migrated again, gives the same output.
    """
    content = encode(migration.body)
    broken = [*_left_alone("output", parse(content, "output.json"), request, migration)]
    counted = {"bytes": len(content)}
    new = pointers.get(migration.body, migration.at)
    done = rewrite(document, migration.at, new, migration.origins)
    if done.text is not None:
        rewritten = (document.text.mark + done.text).encode()
        counted["bytes_in_place"] = len(rewritten)
        here = parse(rewritten, document.file)
        broken += _left_alone("output in place", here, request, migration)
    if content != encode(migrate(document, request).body):
        broken.append("the source, migrated once more, gives another output")
    return Ruling("idempotence", counted, broken=tuple(broken))


def _left_alone(
    name: str, output: Document, request: Request, migration: Migration
) -> Iterator[str]:
    if canonical(output.data) != canonical(migration.body):
        yield f"the {name}, read from its bytes, is other data"
    second = migrate(output, replace(request, dialect=None, values={}))
    if second.status is not Status.UNCHANGED:
        yield f"the {name}, migrated again, is {second.status.value}: {second.reason}"
