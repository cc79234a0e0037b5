"""A spec under study: its body as a row makes it in the usual way, and as it comes out then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from clipspec import resources
from clipspec.expand.omission import OMIT
from clipspec.migrate.specs import domain
from clipspec.migrate.specs.domain import Domain, Field
from clipspec.migrate.specs.rendering import Rendered, Row, Slot, rendered
from clipspec.migrate.specs.scope import Scope, distinct
from clipspec.migrate.specs.shapes import exchanged, grown
from clipspec.migrate.specs.sweeping import Swept, sweep
from clipspec.migrate.specs.templates import Variable, directed_items
from clipspec.migrate.specs.trial import Outcome, Trial
from clipspec.validate import subschemas

VIDEO = "/video"
_Schemas = list[dict[str, Any]]


class Study:
    """The body of a spec, whose templates stand for variables.

    `base` is a row whose body comes out well, if there is one; all others are compared with it.
    `possible` holds for each variable what it may be, as far as that is known of its template, and
    `general` what may stand at its places. `skeleton` is what becomes of the base, with places for
    the `grown` leaves, which only other values become. `swift`: variables are varied at once where
    they leave each other alone, and not one by one.
    """

    def __init__(
        self, video: Any, variables: list[Variable], scope: Scope, trial: Trial, *, swift: bool
    ) -> None:
        self.video, self.variables, self.trial = video, variables, trial
        self.items = list(directed_items(video, VIDEO))
        self._slots = {at: Slot(v, v.made(at)) for v in variables for at in v.places}
        self._scope = scope
        anything = Row({v.number: (*v.values, None)[0] for v in variables}, {})
        self._flat: dict[str, str] = {}
        for here, at in self.rendered(anything).homes.items():
            self._flat.setdefault(at, here)
        self.possible = [self._possible(v, []) for v in variables]
        self.base = self._base()
        self.is_right = trial.is_right(self.rendered(self.base).body)
        self.possible = [self._possible(v, self._targets(v)) for v in variables]
        self.general = [domain.of_field(v, self._field(v, self._targets(v))) for v in variables]
        self.grown: dict[str, None] = {}  # in an order that is the same in every run
        self.skeleton: Any = self.outcome_of_base.crossing.draft.body
        self._swept: Swept = sweep(self, self._values()) if swift else {}
        self.is_swift = swift

    def rendered(self, row: Row) -> Rendered:
        """Return the body that a row makes."""
        return rendered(self.video, VIDEO, self._slots, row)

    def alone(self, variable: Variable, value: Any) -> Outcome | None:
        """Return what becomes of the base with another value of one variable.

        Others may have changed with it, if that makes no difference to its leaves. None for a body
        that is never compiled.
        """
        swept = self._swept.get((variable.number, json.dumps(value))) if value is not OMIT else None
        return swept or self.outcome(self.changed({variable.number: value}))

    def is_swept(self, variable: Variable, value: Any) -> bool:
        """Say whether others have changed with it."""
        return value is not OMIT and (variable.number, json.dumps(value)) in self._swept

    def changed(self, values: Mapping[int, Any]) -> Any:
        """Return the body of the base with other values of some variables."""
        variables = [self.variables[number] for number in values]
        others = {
            self._flat[at]: variable.made(at)(values[variable.number])
            for variable in variables
            for at in variable.places
        }
        return exchanged(self.outcome_of_base.crossing.body, others)

    def grow(self, target: str, like: Any) -> None:
        """Make a place for a leaf that `like` has. Raises `KeyError` where there can be none."""
        self.skeleton = grown(self.skeleton, target, like)
        self.grown[target] = None

    def fits(self, number: int, value: Any) -> bool:
        """Say whether a value of a variable gives a body that is compiled, all else as it is."""
        return not self.is_right or self.trial.is_right(self.changed({number: value}))

    def is_like_base(self, outcome: Outcome) -> bool:
        """Say whether there are the same members as in the base, and nothing more waits."""
        base = self.outcome_of_base
        alike = outcome.leaves.keys() == base.leaves.keys()
        return alike and not outcome.waiting - base.waiting

    def outcome(self, body: Any) -> Outcome | None:
        """Return what becomes of a body, None for one that is never compiled."""
        if self.is_right and not self.trial.is_right(body):
            return None
        return self.trial.outcome(body)

    @cached_property
    def outcome_of_base(self) -> Outcome:
        """What becomes of the base."""
        return self.trial.outcome(self.rendered(self.base).body)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Where in the spec the leaves and items of the base are written, by their pointers."""
        return self.rendered(self.base).homes

    def places(self, variable: Variable) -> list[str]:
        """Return the pointers of a variable's leaves in the body of the base."""
        return [self._flat[at] for at in variable.places]

    def _values(self) -> dict[int, list[Any]]:
        """Return all values that are of interest, by variable."""
        return {
            v.number: distinct((*general.values, *possible.values) if not v.parts else v.values)
            for v, general, possible in zip(
                self.variables, self.general, self.possible, strict=True
            )
        }

    def _possible(self, variable: Variable, bounding: _Schemas) -> Domain:
        if variable.parts:
            return Domain(variable.values, True, frozenset(map(json.dumps, variable.values)))
        field = self._field(variable, bounding)
        known = domain.of_template(variable, self._scope, field)
        return known or domain.of_field(variable, field)

    def _field(self, variable: Variable, bounding: _Schemas) -> Field:
        root = resources.schema(self.trial.source.schema)
        schemas = [each for at in self.places(variable) for each in subschemas.at(root, at)]
        return Field(schemas, [*schemas, *bounding])

    def _targets(self, variable: Variable) -> _Schemas:
        root = resources.schema(self.trial.request.target.schema)
        entries = [self.outcome_of_base.entries[at] for at in self.places(variable)]
        targets = [target for entry in entries for target in entry.targets]
        return [each for target in targets for each in subschemas.at(root, target)]

    def _base(self) -> Row:
        """Choose for each variable the first value with which the body comes out well."""
        pairs = list(zip(self.variables, self.possible, strict=True))
        values = {variable.number: possible.values[0] for variable, possible in pairs}
        for variable, possible in (*pairs, *pairs):  # what was tried first may depend on the rest
            if not self._is_good(values):
                values = self._best(values, variable, possible)
        return Row(values, {v.number: self._second(v, p, values) for v, p in pairs})

    def _is_good(self, values: dict[int, Any]) -> bool:
        """Say whether the source takes a row, and nothing in it waits."""
        body = self.rendered(Row(values, values)).body
        return self.trial.is_right(body) and not self.trial.outcome(body).waiting

    def _best(self, values: dict[int, Any], variable: Variable, possible: Domain) -> dict[int, Any]:
        badness = self._badness(values, variable)
        for value in possible.values:
            if not any(badness[:2]):
                break
            row = {**values, variable.number: value}
            if self._badness(row, variable) < badness:
                values, badness = row, self._badness(row, variable)
        return values

    def _second(self, variable: Variable, possible: Domain, values: dict[int, Any]) -> Any:
        """Return what a variable is in the second turn of a loop: something else, if it can."""
        for value in possible.values[::-1] if variable.turning else ():
            if not any(self._badness({**values, variable.number: value}, variable)[:2]):
                return value
        return values[variable.number]

    def _badness(self, values: dict[int, Any], variable: Variable) -> tuple[bool, int, int]:
        """Tell whether the source refuses a row, and how many leaves wait then.

        First those of a variable, then all.
        """
        body = self.rendered(Row(values, values)).body
        waiting = self.trial.outcome(body).waiting
        own = len(waiting.intersection(self.places(variable)))
        return (not self.trial.is_right(body), own, len(waiting))
