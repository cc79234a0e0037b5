"""Migrating the body of a spec: unfold, try, leave out what is accepted, draw up the account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.dialects.dialect import Dialect
from clipspec.expand import Program, Spec, read_spec
from clipspec.lint.spec import params
from clipspec.migrate.ledger import Ledger
from clipspec.migrate.migration import Request
from clipspec.migrate.specs import examples
from clipspec.migrate.specs.account import Account
from clipspec.migrate.specs.attempt import Attempt, attempted
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.shapes import GONE, replaced
from clipspec.migrate.specs.study import VIDEO
from clipspec.migrate.specs.templates import directed_items
from clipspec.migrate.specs.trial import Trial
from clipspec.migrate.specs.troubles import Trouble
from clipspec.migrate.specs.unfolding import unfold
from clipspec.migrate.verdict import obstacle
from clipspec.source import Document

_SEVERAL = "written as for several scenes: how many there are can change from row to row"


class CrossedSpec(NamedTuple):
    """What became of a spec: its new `video`, None where `reason` says why not, and the account.

    `at`: the pointer of a template that has a fault, so that nothing could be judged.
    """

    video: Any
    ledger: Ledger
    reason: str
    notes: tuple[str, ...] = ()
    at: str | None = None


def cross_spec(document: Document, source: Dialect, request: Request) -> CrossedSpec:
    """Say the body of a spec in the dialect that is asked for."""
    spec = read_spec(document)
    program = Program(spec, None)
    for fault in program.faults:
        return CrossedSpec(None, Ledger(), f"{fault.message}; lint tells more", at=fault.pointer)
    asked, request = request, for_scenes(spec, request)
    crossing = _Crossing(spec, program, Trial(source, request))
    while crossing.leave_out_accepted():
        crossing.again()
    return crossing.finished(Trial(source, asked))


def for_scenes(spec: Spec, request: Request) -> Request:
    """Return what is asked for the bodies of a spec: how many scenes one has may be open."""
    if next(directed_items(spec.video, VIDEO), None) is None:
        return request
    return replace(request, policy=request.policy._replace(studio=True))


class _Crossing:
    """A spec on its way. `lost` are the leaves that were taken away, with the reasons."""

    def __init__(self, spec: Spec, program: Program, trial: Trial) -> None:
        self._spec, self._program, self._trial = spec, program, trial
        unusable = {pointers.split(each.pointer)[1] for each in params.broken(spec)}
        self._scope = Scope(spec, program.leaves, unusable)
        self._unfolded, self._lost = unfold(spec, program.leaves, self._scope, trial.source)
        self._origins = {
            leaf: at for at, tree in self._unfolded.items() for leaf, _ in pointers.leaves(tree, at)
        }
        self.again()

    def again(self) -> None:
        """Try without what is lost."""
        others = {**self._unfolded, **dict.fromkeys(self._lost, GONE)}
        video = replaced(self._spec.video, VIDEO, others)
        self._old = Program(replace(self._spec, video=video), None) if others else self._program
        leaves = {leaf.pointer: leaf for leaf in self._old.leaves if not leaf.directs}
        self._attempt = attempted(video, leaves, self._scope, self._trial)
        self._troubles = self._at_home(self._attempt)

    def leave_out_accepted(self) -> bool:
        """Lose the leaves that cannot be said and are accepted. Returns whether there were any."""
        accepts = self._trial.request.consent.accepts
        more = {at: why for at, why in self._troubles.items() if accepts(at)}
        more = {at: why for at, why in more.items() if at not in self._lost}
        self._lost |= more
        return bool(more)

    def finished(self, asked: Trial) -> CrossedSpec:
        """Draw up the account, and say whether the new body may be used.

        `asked` has the form for a known number of scenes.
        """
        attempt, consent = self._attempt, self._trial.request.consent
        base, document = attempt.study.outcome_of_base.crossing, self._spec.document
        troubles = {**self._lost, **self._troubles, **attempt.stuck}
        account = Account(attempt, self._origins, troubles)
        plain = account.plain(self._spec.video, lambda at: document.span(at).start.line)
        plain = consent.apply(plain)
        new = Program(replace(self._spec, video=attempt.draft.video), None)
        reason = obstacle(base, plain, consent) or self._hindrance(new)
        several = asked.outcome(dict(base.body)).written != attempt.study.outcome_of_base.written
        notes = [*base.draft.notes, *([_SEVERAL] if several else ())]
        notes += self._unused(new) if not reason else ()
        video = None if reason else attempt.draft.video
        return CrossedSpec(video, account.placed(plain), reason, tuple(notes))

    def _at_home(self, attempt: Attempt) -> dict[str, Trouble]:
        """Return the troubles of an attempt by the leaves of the source."""
        found: dict[str, Trouble] = {}
        for at, trouble in attempt.troubles.items():
            found.setdefault(self._origins.get(at, at), trouble)
        return found

    def _hindrance(self, new: Program) -> str:
        """Return why the new spec must not be used, though no leaf waits for an answer."""
        for at, trouble in self._attempt.stuck.items():
            return f"{at} has no place in the new spec: {trouble.why}"
        for fault in new.faults:
            return f"the new spec would be wrong: {fault.message}"
        at = examples.contradiction(self._old, new, self._trial)
        return (
            f"what {at} gives would come out as another body than its own migration" if at else ""
        )

    def _unused(self, new: Program) -> list[str]:
        """Return what is to be said of params and vars that only the old body read."""
        before, after = ({n for leaf in p.leaves for n in leaf.names} for p in (self._program, new))
        kinds: Mapping[str, Mapping[str, Any]] = {
            "param": self._spec.params,
            "var": self._spec.vars,
        }
        return [
            f"the {kind} `{name}` is no longer used: remove it"
            for kind, names in kinds.items()
            for name in names
            if name in before - after
        ]
