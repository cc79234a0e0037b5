"""A try at the new body of a spec: learn, write, prove, and say what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clipspec.expand.leaf import Leaf
from clipspec.migrate.specs.draft import SpecDraft, drafted
from clipspec.migrate.specs.joining import joined
from clipspec.migrate.specs.learning import learn
from clipspec.migrate.specs.proving import Proof, Surprise
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.study import VIDEO, Study
from clipspec.migrate.specs.templates import directive_leaves, variables
from clipspec.migrate.specs.trial import Trial
from clipspec.migrate.specs.troubles import DEPENDENT, Trouble, counted, together
from clipspec.prose import listed


@dataclass(slots=True)
class Attempt:
    """A new body of a spec, and its proof.

    `troubles` are leaves that cannot be said. `stuck` are those of directives that have no place,
    where no consent helps: without its directive an item would always be there.
    """

    study: Study
    draft: SpecDraft
    proof: Proof
    troubles: dict[str, Trouble]
    stuck: dict[str, Trouble]


def attempted(video: Any, leaves: Mapping[str, Leaf], scope: Scope, trial: Trial) -> Attempt:
    """Try all templates at once, or else each for itself, or those that depend on each other."""
    found = variables(video, VIDEO, leaves)
    attempt = _attempted(Study(video, found, scope, trial, swift=True), scope)
    if not attempt.troubles and not attempt.stuck:
        return attempt
    attempt = _attempted(Study(video, found, scope, trial, swift=False), scope)
    whole = joined(found, attempt.troubles, scope) if attempt.troubles else None
    if whole is None:
        return attempt
    other = _attempted(Study(video, whole, scope, trial, swift=False), scope)
    return other if len(other.troubles) < len(attempt.troubles) else attempt


def _attempted(study: Study, scope: Scope) -> Attempt:
    lessons = [learn(study, each, scope) for each in study.variables]
    draft = drafted(study, lessons)
    proof = Proof(study, draft, lessons)
    proof.run()
    attempt = Attempt(study, draft, proof, dict(draft.troubles), dict(draft.placed.lost))
    for surprise in proof.surprises:
        _blame(attempt, surprise)
    return attempt


def _blame(attempt: Attempt, surprise: Surprise) -> None:
    """Say of each leaf that was part of a surprise what it depends on."""
    study, trouble = attempt.study, surprise.trouble
    what = [each for each, _ in surprise.changes]
    places = {each: study.variables[each].places for each in what if isinstance(each, int)}
    items = [each for each in what if isinstance(each, str)]
    for item in items:
        note = "" if trouble is DEPENDENT else trouble.why
        said = counted(study.trial.request.target.name, note)
        attempt.stuck |= dict.fromkeys(directive_leaves(dict(study.items)[item], item), said)
    for number, own in places.items():
        others = [at[0] for other, at in places.items() if other != number] + items
        said = together(trouble, listed(others, "and")) if others else trouble
        attempt.troubles |= {at: said for at in own if at not in attempt.troubles}
