"""Which losses a user accepts: by pointer, or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from clipspec import pointer as pointers
from clipspec.errors import UsageError
from clipspec.migrate.ledger import Entry, Ledger
from clipspec.nearest import nearest

ALL = "all"


@dataclass(frozen=True, slots=True)
class Consent:
    """Accepted losses. A pointer of an object or a list accepts every leaf below it.

    In `/clips/*/scale`, `*` is any item or member.
    """

    accepted: tuple[str, ...] = ()

    def covers(self, entry: Entry) -> bool:
        """Say whether a blocking leaf is accepted."""
        return self.accepts(entry.source)

    def accepts(self, at: str) -> bool:
        """Say whether the loss of what stands at a pointer is accepted."""
        return any(asked == ALL or pointers.matches(at, asked) for asked in self.accepted)

    def apply(self, ledger: Ledger) -> Ledger:
        """Return the ledger with the notes of accepted leaves saying so."""
        return replace(ledger, leaves=tuple(self._marked(entry) for entry in ledger.leaves))

    def check(self, ledgers: Iterable[Ledger]) -> None:
        """Raise `UsageError` for a pointer at which nothing in any ledger asks for consent."""
        leaves = [entry for ledger in ledgers for entry in ledger.leaves]
        blocking = [entry for entry in leaves if entry.fate.blocks]
        for asked in self.accepted if leaves else ():
            if asked != ALL and not any(pointers.matches(e.source, asked) for e in blocking):
                raise UsageError(f"--accept {asked}: {_why_not(asked, leaves, blocking)}")

    def _marked(self, entry: Entry) -> Entry:
        if entry.fate.blocks and self.covers(entry):
            return replace(entry, note=f"{entry.note}; accepted")
        return entry


def _why_not(asked: str, leaves: list[Entry], blocking: list[Entry]) -> str:
    found = next((entry for entry in leaves if pointers.matches(entry.source, asked)), None)
    if found is not None:
        return f"nothing there waits for consent, its fate is {found.fate.value}"
    meant = nearest(asked, [entry.source for entry in blocking])
    if meant is not None:
        return f"no leaf stands there; did you mean {meant}?"
    waiting = ", ".join(entry.source for entry in blocking[:3])
    return f"no leaf stands there; {f'what waits is {waiting}' if waiting else 'nothing waits'}"
