"""Whether a written body may leave the house, and if not, whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.dialects.draft import Draft
from clipspec.migrate.consent import Consent
from clipspec.migrate.ledger import Crossing, Entry, Ledger

_SHOWN = 3
BESIDES = "; besides, "
"""What stands in a reason between the questions and the refusal that no answer to them helps."""


def obstacle(crossing: Crossing, ledger: Ledger, consent: Consent) -> str:
    """Return why the written body must not be used, "" where it may.

    Unanswered questions stop it, and so does the target's own schema: nobody gets a body that the
    server would refuse.
    """
    waiting = [e for e in ledger.leaves if e.fate.blocks and not consent.covers(e)]
    refused = _refused(crossing, waiting)
    if not waiting:
        answers = {entry.answer: None for entry in ledger.leaves if entry.answer and refused}
        ways_out = "".join(f"; answer with {answer}" for answer in answers)
        return refused and refused + (ways_out or f"; correct the {crossing.source.name} body")
    leaves, them = ("1 leaf waits", "it")
    if len(waiting) > 1:
        leaves, them = f"{len(waiting)} leaves wait", "them"
    asks = f"{leaves} for an answer: correct {them}, give the option named, or accept the loss"
    return f"{asks}{BESIDES}{refused}" if refused else asks


def _refused(crossing: Crossing, waiting: list[Entry]) -> str:
    """Return what the target refuses for another reason than the questions that wait."""
    source, target, written = crossing.source, crossing.target, crossing.draft.body
    if validate.is_valid(target.schema, written):
        return ""
    asked = [at for entry in waiting for at in entry.targets]
    faults = [
        fault
        for fault in validate.explain(target.schema, written)
        if not any(pointers.within(at, fault.pointer) for at in asked)
    ]
    if not faults:
        return ""
    refused = f"{target.name} would refuse the body: {_told(faults, crossing.draft)}"
    if waiting or validate.is_valid(source.schema, crossing.body):
        return refused
    own = _told(validate.explain(source.schema, crossing.body))
    return f"the {source.name} body is wrong itself ({own}); {refused}"


def _told(findings: Iterable[Finding], draft: Draft | None = None) -> str:
    """Return the first few findings with their places; of a draft, also what stands behind them."""
    return "; ".join(
        f"{finding.message} at {finding.pointer or '/'}{_behind(finding.pointer, draft)}"
        for finding in islice(findings, _SHOWN)
    )


def _behind(at: str, draft: Draft | None) -> str:
    """Say what in the source a place below the root of a draft was made of."""
    if draft is None or not at:
        return ""
    below = [origin for target, origin in draft.origins.items() if pointers.within(target, at)]
    source = pointers.common(each for origin in below for each in origin)
    if source:
        return f" (made of {source})"
    return f" ({draft.added[at]})" if at in draft.added else ""
