"""What a report keeps of the source, so that a migration can be undone.

A leaf whose value can be read off the output is not kept. Which ones can is decided from the
account and the table of exceptions alone; that it is true, the law of return holds.
"""

from __future__ import annotations

import json
from typing import Any

from clipspec import pointer as pointers
from clipspec.lint.views.secrets import masked
from clipspec.migrate.exemptions import Exemption, exemptions
from clipspec.migrate.ledger import Entry, Ledger


def kept(source: str, target: str, ledger: Ledger, at: str = "") -> set[str]:
    """Return the pointers of the leaves whose values are kept, on the way between two dialects.

    They are those that were not written, those that somebody accepts to lose, and exceptions. `at`
    is where the body stands in its document.
    """
    excused = exempt(source, target, ledger, at)
    return {
        entry.source
        for entry in ledger.leaves
        if not entry.targets or entry.fate.blocks or entry.source in excused
    }


def exempt(source: str, target: str, ledger: Ledger, at: str = "") -> dict[str, Exemption]:
    """Return the leaves that need not come back though they were written, each with its row."""
    rows = exemptions(source, target)
    lost = {entry.source.removeprefix(at) for entry in ledger.leaves if entry.fate.blocks}
    written = (entry for entry in ledger.leaves if entry.targets and not entry.fate.blocks)
    found = ((entry.source, _row(rows, entry, at, lost)) for entry in written)
    return {leaf: row for leaf, row in found if row is not None}


def _row(rows: tuple[Exemption, ...], entry: Entry, at: str, lost: set[str]) -> Exemption | None:
    here = entry.source.removeprefix(at)
    covering = (row for row in rows if row.covers(here, entry.fate, entry.value, lost))
    return next(covering, None)


def is_secret(at: str, value: Any) -> bool:
    """Say whether a leaf looks like a key or a password, which no report repeats."""
    if not isinstance(value, str):
        return False
    said = json.dumps({pointers.last(at): value}, ensure_ascii=False)
    return masked(said) != said
