"""From one dialect to another through the hub, with an account of every leaf."""

from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Addition, Crossing, Entry, Ledger, UnbalancedError, balance
from clipspec.migrate.migration import Crossed, Keyless, Migration, Request, Status, cross, migrate

__all__ = [
    "Addition",
    "Consent",
    "Crossed",
    "Crossing",
    "Entry",
    "Keyless",
    "Ledger",
    "Migration",
    "Request",
    "Status",
    "UnbalancedError",
    "balance",
    "cross",
    "migrate",
]
