"""The new body of a spec: what was learned, written as templates, and the directives put back."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.omission import OMIT
from clipspec.migrate.specs.learning import Lesson
from clipspec.migrate.specs.placing import Placed, place
from clipspec.migrate.specs.rendering import Slot
from clipspec.migrate.specs.rules import Constant
from clipspec.migrate.specs.shapes import exchanged
from clipspec.migrate.specs.study import Study
from clipspec.migrate.specs.templates import Variable
from clipspec.migrate.specs.troubles import Trouble, outside, several
from clipspec.pointer import within


class SpecDraft(NamedTuple):
    """A new `video`, the slots in it by pointer, and what stands where.

    `troubles`: leaves of the source that cannot be said, with the reason; `assumptions`: what is
    taken for granted of others. `more` are targets that only some of their values have.
    """

    placed: Placed
    slots: Mapping[str, Slot]
    troubles: Mapping[str, Trouble]
    assumptions: Mapping[str, str]
    more: Mapping[str, tuple[str, ...]]

    @property
    def video(self) -> Any:
        """The new body."""
        return self.placed.video


def drafted(study: Study, lessons: list[Lesson]) -> SpecDraft:
    """Write the new body of a spec from the base and from what was learned of each variable."""
    body: Any = study.skeleton
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
            taken = next((at for at in slots if within(at, target) or within(target, at)), None)
            if taken is not None:
                for each in (variable, slots[taken].variable):
                    troubles |= dict.fromkeys(each.places, several(pointers.last(target)))
                continue
            slots[target] = Slot(variable, rule.made)
            body = pointers.exchanged(body, target, rule.written(variable))
    body = exchanged(body, dict.fromkeys(study.grown.keys() - slots.keys(), OMIT))
    placed = place(study, copy.deepcopy(body))
    for target, slot in slots.items():
        troubles |= dict(_outside(study, placed, target, slot.variable))
    assumptions = {
        at: lesson.assumption
        for variable, lesson in zip(study.variables, lessons, strict=True)
        if lesson.assumption
        for at in variable.places
    }
    more: dict[str, tuple[str, ...]] = {}
    for target in study.grown:
        for at in slots[target].variable.places if target in slots else ():
            more[at] = (*more.get(at, ()), target)
    there = {placed.place(at): slot for at, slot in slots.items()}
    return SpecDraft(placed, there, troubles, assumptions, more)


def _outside(
    study: Study, placed: Placed, target: str, variable: Variable
) -> Iterator[tuple[str, Trouble]]:
    """Yield the leaves that change from turn to turn and are written outside of their loop."""
    around = {old: new for new, old in placed.items.items()}
    at, name = placed.place(target), study.trial.request.target.name
    for item in variable.turning:
        if item not in around or not pointers.within(at, around[item]):
            yield from dict.fromkeys(variable.places, outside(name, pointers.last(target))).items()
