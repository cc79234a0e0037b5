"""The law of the ledger, judged by what a user gets: source, account and output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.ledger import Ledger
from clipspec.migrate.ruling import Ruling


def accounted(
    source: Mapping[str, Any], ledger: Ledger, output: Mapping[str, Any], at: str = ""
) -> Ruling:
    """Judge that every leaf of the source stands in the ledger once, and every one of the output.

    `output` is empty where a file is blocked; the account of what would be written then stands
    for itself. `at` is where both bodies stand in their documents.
    """
    leaves = [leaf for leaf, _ in pointers.leaves(source, at)]
    written = [leaf for leaf, _ in pointers.leaves(output, at)] if output else []
    counted = {"leaves": len(leaves), "in_the_output": len(written)}
    broken = [*_once(leaves, ledger), *(_written(written, ledger) if output else ())]
    return Ruling("ledger", counted, broken=tuple(broken))


def _once(leaves: list[str], ledger: Ledger) -> Iterator[str]:
    entries = Counter(entry.source for entry in ledger.leaves)
    for at in dict.fromkeys((*leaves, *entries)):
        if at not in leaves:
            yield f"{at or '/'} stands in the ledger, and is no leaf of the source"
        elif entries[at] != 1:
            yield f"{at or '/'} stands in the ledger {entries[at]} times"


def _written(written: list[str], ledger: Ledger) -> Iterator[str]:
    carried = {target for entry in ledger.leaves for target in entry.targets}
    added = {addition.target for addition in ledger.added}
    for at in dict.fromkeys((*written, *sorted(carried | added))):
        if at not in carried | added:
            yield f"{at or '/'} of the output comes from nowhere"
        elif at not in written:
            yield f"{at or '/'} is said to be written, and is not there"
        elif at in carried & added:
            yield f"{at or '/'} is said to be carried over and to be added"
