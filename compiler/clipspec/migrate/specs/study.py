"""A spec under study: its body as a row makes it in the usual way, and as it comes out then."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.migrate.specs import domain
from clipspec.migrate.specs.domain import Domain
from clipspec.migrate.specs.rendering import Rendered, Row, Slot, rendered
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.templates import Variable, directed_items
from clipspec.migrate.specs.trial import Outcome, Trial
from clipspec.validate import subschemas

VIDEO = "/video"
_Schemas = list[dict[str, Any]]


class Study:
    """The body of a spec, whose templates stand for variables.

    `base` is a row whose body comes out well, if there is one; all others are compared with it.
    `possible` holds for each variable what it may be, as far as that is known of its template.
    """

    def __init__(self, video: Any, variables: list[Variable], scope: Scope, trial: Trial) -> None:
        self.video, self.variables, self.trial = video, variables, trial
        self.items = list(directed_items(video, VIDEO))
        self._slots = {at: Slot(v, _same) for v in variables for at in v.places}
        self._scope = scope
        anything = Row(dict.fromkeys(range(len(variables))), {})
        self._flat: dict[str, str] = {}
        for here, at in self.rendered(anything).homes.items():
            self._flat.setdefault(at, here)
        self.possible = [self._possible(v, []) for v in variables]
        self.base = self._base()
        self.is_right = trial.is_right(self.rendered(self.base).body)
        self.possible = [self._possible(v, self._targets(v)) for v in variables]

    def rendered(self, row: Row) -> Rendered:
        """Return the body that a row makes."""
        return rendered(self.video, VIDEO, self._slots, row)

    def alone(self, variable: Variable, value: Any) -> Outcome | None:
        """Return what becomes of the base with another value of one variable.

        None for a body that is never compiled.
        """
        body = self.outcome_of_base.crossing.body
        for at in self.places(variable):
            body = pointers.exchanged(body, at, value)
        return self.outcome(body)

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

    def general(self, variable: Variable) -> Domain:
        """Return what the fields take that a variable stands in."""
        return domain.of_fields(variable, self._fields(variable), self._targets(variable))

    def _possible(self, variable: Variable, bounding: _Schemas) -> Domain:
        fields = self._fields(variable)
        known = domain.of_template(variable, self._scope, [*fields, *bounding])
        return known or domain.of_fields(variable, fields, bounding)

    def _fields(self, variable: Variable) -> _Schemas:
        root = resources.schema(self.trial.source.schema)
        return [each for at in self.places(variable) for each in subschemas.at(root, at)]

    def _targets(self, variable: Variable) -> _Schemas:
        root = resources.schema(self.trial.request.target.schema)
        entries = [self.outcome_of_base.entries[at] for at in self.places(variable)]
        targets = [target for entry in entries for target in entry.targets]
        return [each for target in targets for each in subschemas.at(root, target)]

    def _base(self) -> Row:
        """Choose for each variable the first value with which the body comes out well."""
        pairs = list(zip(self.variables, self.possible, strict=True))
        values = {variable.number: possible.values[0] for variable, possible in pairs}
        for variable, possible in pairs:
            badness = self._badness(values, variable)
            for value in possible.values[1:] if any(badness) else ():
                row = {**values, variable.number: value}
                if self._badness(row, variable) < badness:
                    values, badness = row, self._badness(row, variable)
                    if not any(badness):
                        break
        return Row(values, {v.number: self._second(v, p, values) for v, p in pairs})

    def _second(self, variable: Variable, possible: Domain, values: dict[int, Any]) -> Any:
        """Return what a variable is in the second turn of a loop: something else, if it can."""
        for value in possible.values[::-1] if variable.turning else ():
            if not any(self._badness({**values, variable.number: value}, variable)):
                return value
        return values[variable.number]

    def _badness(self, values: dict[int, Any], variable: Variable) -> tuple[bool, int]:
        """Tell whether the source refuses a row, and how many of a variable's leaves wait then."""
        body = self.rendered(Row(values, values)).body
        blocked = self.trial.outcome(body).waiting
        return (not self.trial.is_right(body), len(blocked.intersection(self.places(variable))))


def _same(value: Any) -> Any:
    return value
