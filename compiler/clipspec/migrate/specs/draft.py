"""The new body of a spec: what was learned, written as templates, and the directives put back."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.specs.learning import Lesson, Trouble
from clipspec.migrate.specs.placing import Placed, place
from clipspec.migrate.specs.rendering import Slot
from clipspec.migrate.specs.rules import Constant
from clipspec.migrate.specs.study import Study
from clipspec.migrate.specs.templates import Variable


class SpecDraft(NamedTuple):
    """A new `video`, the slots in it by pointer, and what stands where.

    `troubles`: leaves of the source that cannot be said, with the reason.
    """

    placed: Placed
    slots: Mapping[str, Slot]
    troubles: Mapping[str, Trouble]

    @property
    def video(self) -> Any:
        """The new body."""
        return self.placed.video


def drafted(study: Study, lessons: list[Lesson]) -> SpecDraft:
    """Write the new body of a spec from the base and from what was learned of each variable."""
    body: Any = study.outcome_of_base.crossing.draft.body
    troubles = {
        study.homes[at]: lesson.trouble
        for variable, lesson in zip(study.variables, lessons, strict=True)
        if lesson.trouble
        for at in lesson.places or study.places(variable)
    }
    slots: dict[str, Slot] = {}
    for variable, lesson in zip(study.variables, lessons, strict=True):
        for target, rule in lesson.rules.items():
            if isinstance(rule, Constant):
                continue
            if target in slots:
                both = f"`{pointers.last(target)}` is made of several templates: write one for it"
                trouble = Trouble(f"{both}, or accept its loss")
                troubles |= dict.fromkeys(variable.places, trouble)
                continue
            slots[target] = Slot(variable, rule.made)
            body = pointers.exchanged(body, target, rule.written(variable))
    placed = place(study, copy.deepcopy(body))
    for target, slot in slots.items():
        troubles |= dict(_outside(study, placed, target, slot.variable))
    return SpecDraft(placed, {placed.place(at): slot for at, slot in slots.items()}, troubles)


def _outside(
    study: Study, placed: Placed, target: str, variable: Variable
) -> Iterator[tuple[str, Trouble]]:
    """Yield the leaves that change from turn to turn and are written outside of their loop."""
    around = {old: new for new, old in placed.items.items()}
    at, name = placed.place(target), study.trial.request.target.name
    for item in variable.turning:
        if item not in around or not pointers.within(at, around[item]):
            said = f"it changes from turn to turn, and {name} has one `{pointers.last(target)}`"
            said += " for all of them: take it out of the loop, or accept its loss"
            yield from dict.fromkeys(variable.places, Trouble(said)).items()
