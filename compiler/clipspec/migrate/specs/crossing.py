"""Migrating the body of a spec: unfold, learn, write, prove, and draw up the account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.dialects.dialect import Dialect
from clipspec.expand import Program, Spec, read_spec
from clipspec.lint.spec import params
from clipspec.migrate.ledger import Ledger
from clipspec.migrate.migration import Request
from clipspec.migrate.specs import examples
from clipspec.migrate.specs.account import Account
from clipspec.migrate.specs.draft import SpecDraft, drafted
from clipspec.migrate.specs.learning import learn
from clipspec.migrate.specs.proving import Proof
from clipspec.migrate.specs.rendering import Row, rendered
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.shapes import GONE, ShapelessError, replaced, unfolded
from clipspec.migrate.specs.study import VIDEO, Study
from clipspec.migrate.specs.templates import directed_items, directive_leaves, sites, variables
from clipspec.migrate.specs.trial import Trial
from clipspec.migrate.specs.troubles import DEPENDENT, Trouble, counted, together
from clipspec.migrate.verdict import obstacle
from clipspec.nearest import listed
from clipspec.source import Document
from clipspec.validate import subschemas


class CrossedSpec(NamedTuple):
    """What became of a spec: its new `video`, None where `reason` says why not, and the account.

    `at`: the pointer of a template that has a fault, so that nothing could be judged.
    """

    video: Any
    ledger: Ledger
    reason: str
    notes: tuple[str, ...] = ()
    at: str | None = None


@dataclass
class _Attempt:
    """A try with some leaves taken away. `troubles` and `stuck` say what stands in its way.

    `program` is that of the spec without these leaves.
    `origins` leads from an unfolded leaf to its template. What is `stuck` no consent can help.
    """

    program: Program
    study: Study
    draft: SpecDraft
    proof: Proof
    origins: Mapping[str, str]
    troubles: dict[str, Trouble] = field(default_factory=dict)
    stuck: dict[str, Trouble] = field(default_factory=dict)


def cross_spec(document: Document, source: Dialect, request: Request) -> CrossedSpec:
    """Say the body of a spec in the dialect that is asked for."""
    spec = read_spec(document)
    program = Program(spec, None)
    for fault in program.faults:
        return CrossedSpec(None, Ledger(), f"{fault.message}; lint tells more", at=fault.pointer)
    if next(directed_items(spec.video, VIDEO), None):
        request = replace(request, policy=request.policy._replace(studio=True))
    crossing = _Crossing(spec, program, Trial(source, request))
    lost = dict(crossing.shapeless)
    attempt = crossing.attempt(lost)
    while more := {
        at: why
        for at, why in attempt.troubles.items()
        if at not in lost and request.consent.accepts(at)
    }:
        lost |= more
        attempt = crossing.attempt(lost)
    return crossing.finished(attempt, lost)


class _Crossing:
    """A spec on its way. `shapeless` are templates that cannot be unfolded, with the reasons."""

    def __init__(self, spec: Spec, program: Program, trial: Trial) -> None:
        self._spec, self._program, self._trial = spec, program, trial
        unusable = {pointers.split(each.pointer)[1] for each in params.broken(spec)}
        self._scope = Scope(spec, self._program.leaves, unusable)
        self.shapeless: dict[str, Trouble] = {}
        self._unfolded: dict[str, Any] = {}
        self._unfold()

    def attempt(self, lost: Mapping[str, Trouble]) -> _Attempt:
        """Try without some leaves."""
        others = {**self._unfolded, **dict.fromkeys(lost, GONE)}
        video = replaced(self._spec.video, VIDEO, others)
        program = Program(replace(self._spec, video=video), None) if others else self._program
        leaves = {leaf.pointer: leaf for leaf in program.leaves if not leaf.directs}
        study = Study(video, variables(video, VIDEO, leaves), self._scope, self._trial)
        lessons = [learn(study, each, self._scope) for each in study.variables]
        draft = drafted(study, lessons)
        proof = Proof(study, draft, lessons)
        proof.run()
        origins = {
            leaf: at for at, tree in self._unfolded.items() for leaf, _ in pointers.leaves(tree, at)
        }
        attempt = _Attempt(program, study, draft, proof, origins, {}, dict(draft.placed.lost))
        for at, why in draft.troubles.items():
            attempt.troubles.setdefault(origins.get(at, at), why)
        self._blame(attempt)
        return attempt

    def finished(self, attempt: _Attempt, lost: Mapping[str, Trouble]) -> CrossedSpec:
        """Draw up the account, and say whether the new body may be used."""
        consent = self._trial.request.consent
        study, placed = attempt.study, attempt.draft.placed
        troubles = {**lost, **attempt.troubles, **attempt.stuck}
        account = Account(study, attempt.draft, attempt.proof, attempt.origins, troubles)
        document = self._spec.document
        plain = account.plain(self._spec.video, lambda at: document.span(at).start.line)
        plain = consent.apply(plain)
        reason = obstacle(study.outcome_of_base.crossing, plain, consent)
        for at, trouble in attempt.stuck.items():
            # No consent helps here: without its directive the item would always be there.
            reason = reason or f"{at} has no place in the new spec: {trouble.why}"
        new = Program(replace(self._spec, video=placed.video), None)
        reason = reason or self._contradiction(attempt.program, new)
        unused = self._unused(new) if not reason else ()
        notes = (*study.outcome_of_base.crossing.draft.notes, *unused)
        ledger = account.placed(plain)
        return CrossedSpec(None if reason else placed.video, ledger, reason, notes)

    def _unfold(self) -> None:
        """Find the templates for objects and lists, and what stands for each of them."""
        root = resources.schema(self._trial.source.schema)
        anything = Row({}, {})
        homes = rendered(self._spec.video, VIDEO, {}, anything).homes
        flat = {home: here for here, home in homes.items()}
        leaves = {leaf.pointer: leaf for leaf in self._program.leaves}
        for site in sites(self._spec.video, VIDEO):

            def fields(below: str, at: str = flat[site.at]) -> list[dict[str, Any]]:
                return subschemas.at(root, at + below)

            try:
                found = unfolded(site, leaves[site.at], self._scope, fields)
            except ShapelessError as error:
                way_out = "write its members one by one, or accept its loss"
                self.shapeless[site.at] = Trouble(f"{error}: {way_out}")
            else:
                if found != site.text:
                    self._unfolded[site.at] = found

    def _blame(self, attempt: _Attempt) -> None:
        """Say of each leaf that was part of a surprise what it depends on."""
        study, items = attempt.study, dict(attempt.study.items)
        target = self._trial.request.target.name
        for trouble, changes in attempt.proof.surprises:
            what = [each for each, _ in changes]
            places = {each: study.variables[each].places for each in what if isinstance(each, int)}
            for each in what:
                if isinstance(each, str):
                    said = counted(target, "" if trouble is DEPENDENT else trouble.why)
                    attempt.stuck |= dict.fromkeys(directive_leaves(items[each], each), said)
                    continue
                others = [places[other][0] for other in places if other != each]
                others += [other for other in what if isinstance(other, str)]
                said = together(trouble, listed(others, "and")) if others else trouble
                for at in places[each]:
                    attempt.troubles.setdefault(attempt.origins.get(at, at), said)

    def _contradiction(self, old: Program, new: Program) -> str:
        for fault in new.faults:
            return f"the new spec would be wrong: {fault.message}"
        at = examples.contradiction(old, new, self._trial)
        return (
            f"what {at} gives would come out as another body than its own migration" if at else ""
        )

    def _unused(self, new: Program) -> list[str]:
        """Return what is to be said of params and vars that only the old body read."""
        before, after = ({n for leaf in p.leaves for n in leaf.names} for p in (self._program, new))
        kinds = (("param", self._spec.params), ("var", self._spec.vars))
        return [
            f"the {kind} `{name}` is no longer used: remove it"
            for kind, names in kinds
            for name in names
            if name in before - after
        ]
