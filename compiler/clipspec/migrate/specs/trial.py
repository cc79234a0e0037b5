"""The migration of bodies as a function: bodies in, and what became of every leaf out."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.dialects.dialect import Dialect
from clipspec.migrate.ledger import Crossing, Entry, Ledger, balance
from clipspec.migrate.migration import Request, crossed
from clipspec.validate import is_valid


class Account(NamedTuple):
    """The ledger of a body, its entries by the leaves of the body, and those that need an answer.

    Bodies that are treated alike share one.
    """

    ledger: Ledger
    entries: dict[str, Entry]
    waiting: frozenset[str]


class Outcome(NamedTuple):
    """What became of a body. `leaves` are those of the new one."""

    crossing: Crossing
    account: Account
    leaves: dict[str, Any]

    @property
    def written(self) -> str:
        """The new body as JSON: the same text for the same bytes."""
        return json.dumps(self.crossing.draft.body)

    @property
    def entries(self) -> dict[str, Entry]:
        """What became of each leaf of the old body."""
        return self.account.entries

    @property
    def waiting(self) -> frozenset[str]:
        """The leaves of the old body that need an answer."""
        return self.account.waiting


class Trial:
    """Migrates bodies of one dialect as a request asks, and remembers them."""

    def __init__(self, source: Dialect, request: Request) -> None:
        self.source, self.request = source, request
        self._outcomes: dict[str, Outcome] = {}
        self._accounts: dict[str, Account] = {}

    def outcome(self, body: dict[str, Any]) -> Outcome:
        """Return what becomes of a body."""
        key = json.dumps(body)
        if key not in self._outcomes:
            self._outcomes[key] = self.crossed(body)
        return self._outcomes[key]

    def crossed(self, body: dict[str, Any]) -> Outcome:
        """Return what becomes of a body, and do not remember it."""
        crossing = crossed(body, self.source, self.request)
        new = crossing.draft.body
        return Outcome(crossing, self._account(crossing), dict(pointers.leaves(new)) if new else {})

    def is_right(self, body: Any) -> bool:
        """Say whether the source's schema takes a body: no other is ever compiled."""
        return is_valid(self.source.schema, body)

    def is_refused(self, body: Any) -> bool:
        """Say whether the target's schema refuses a body, so that nobody gets it in silence."""
        return not is_valid(self.request.target.schema, body)

    def _account(self, crossing: Crossing) -> Account:
        """Return the account. Most bodies have one that was drawn up already: it is kept."""
        draft, reading = crossing.draft, crossing.reading
        remarks = (reading.remarks.by_pointer, draft.remarks.by_pointer)
        sources = [at for at, _ in pointers.leaves(crossing.body)]
        key = repr((sources, draft.origins, draft.added, remarks))
        if key not in self._accounts:
            ledger = balance(crossing)
            entries = {entry.source: entry for entry in ledger.leaves}
            waiting = frozenset(entry.source for entry in ledger.leaves if entry.fate.blocks)
            self._accounts[key] = Account(ledger, entries, waiting)
        return self._accounts[key]


def graver(one: Entry, other: Entry) -> Entry:
    """Return the entry of the graver fate, of equals the first."""
    return other if other.fate.gravity > one.fate.gravity else one
