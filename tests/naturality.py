"""Naturality, the law of specs: migrating and compiling can change places.

For each row, the migration of the body that the old spec makes is what the new spec makes; a row of
the table of exemptions excuses what differs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import right_bodies
import strategies
import templating
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.expand import Fault, Program, read_spec
from clipspec.expand.directives import NAMES
from clipspec.migrate import Request, Status, cross, migrate
from clipspec.migrate.exemptions import ORDINARY, ROW_EXEMPTIONS
from clipspec.migrate.exemptions.rows import Made, row_exemption
from clipspec.source import Document, parse
from clipspec.validate import is_valid
from hypothesis import HealthCheck, settings

SAME, REFUSED = "the same", "both refused"

BODIES = {
    "v1": strategies.v1_right_bodies,
    "v2": right_bodies.v2_right_bodies,
    "v3": right_bodies.v3_right_bodies,
}
_FOR_V3 = {"v1": right_bodies.v1_bodies_for_v3, "v2": right_bodies.v2_bodies_for_v3}


class Way(NamedTuple):
    """From where to where.

    `share`: how many specs of those that could migrate do at least, in hundredths. One could if
    its rows give right bodies and each of them migrates.
    """

    source: str
    target: str
    share: int

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"

    @property
    def specs(self) -> strategies.Json:
        """Specs of right bodies, many of which the target can say."""
        bodies = BODIES[self.source]
        if self.target == "v3":
            bodies |= _FOR_V3[self.source]
        return templating.specs(bodies)


WAYS = [
    Way("v1", "v2", 50),
    Way("v2", "v1", 60),
    Way("v1", "v3", 60),
    Way("v2", "v3", 60),
    Way("v3", "v2", 60),
    Way("v3", "v1", 60),
]


def few(count: int) -> settings:
    """Few examples in a test run, as each is a whole migration; what `make laws` asks for there."""
    asked = settings().max_examples
    health = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return settings(max_examples=count if asked <= 100 else asked, suppress_health_check=health)


def document_of(data: Any) -> Document:
    """Return data as a file holds it, each value on a line of its own."""
    return parse(json.dumps(data, indent=1), "spec.json")


class Law:
    """Naturality, for one spec and its rows."""

    def __init__(self, spec: dict[str, Any], source: Dialect, target: Dialect) -> None:
        self.document = document_of(spec)
        self.source, self.target = source, target
        self.request = Request(target, dialect=source.name)
        self.result = migrate(self.document, self.request)
        self.old = Program(read_spec(self.document), None)
        directed = any(
            set(NAMES) & set(pointers.split(at)) for at, _ in pointers.leaves(spec["video"])
        )
        if directed:
            policy = self.request.policy._replace(studio=True)
            self.request = replace(self.request, policy=policy)

    def bodies(self, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Any]]:
        """Rows with the bodies that the spec makes of them, if these are right ones."""
        for row in rows:
            made = self.old.run(row)
            if not isinstance(made, Fault) and is_valid(self.source.schema, made[0]):
                yield row, made[0]

    def wanted(self, body: Any) -> Any:
        """The body, migrated; None where it is blocked."""
        return cross(body, self.source, self.request, lambda at: 1).body

    def check(self, rows: list[dict[str, Any]]) -> Iterator[str]:
        """Hold the law; yields for each row how it went."""
        assert self.result.body is not None
        new = Program(read_spec(document_of(self.result.body)), None)
        assert not new.faults, new.faults
        assumed = any(ORDINARY.reason in entry.note for entry in self.result.ledger.leaves)
        for row, body in self.bodies(rows):
            wanted, made = self.wanted(body), new.run(row)
            given = None if isinstance(made, Fault) else made[0]
            refused = given is None or not is_valid(self.target.schema, given)
            if wanted is None and refused:
                yield REFUSED
            elif wanted is not None and json.dumps(given) == json.dumps(wanted):
                yield SAME
            else:
                excuse = row_exemption(Made(row, body, wanted, given, refused), assumed=assumed)
                assert excuse, f"{row}\n  of the old spec: {body}\n  wanted: {wanted}\n  {given}"
                yield excuse.values


class Tally:
    """How specs fared on one way, and what their rows gave."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.source, self.target = dialects()[way.source], dialects()[way.target]
        self.migrated = self.could = self.specs = 0
        self.rows = Counter[str]()

    def count(self, made: templating.Made) -> None:
        """Hold the law for a spec; one that does not migrate says why, and where."""
        self.specs += 1
        law = Law(made.spec, self.source, self.target)
        result = law.result
        if result.status is Status.MIGRATED:
            self.migrated += 1
            self.rows.update(law.check(made.rows))
            return
        assert result.reason
        open_ = any(entry.fate.blocks for entry in result.ledger.leaves)
        assert open_ or result.place or "refuse" in result.reason, result.reason
        wanted = [law.wanted(body) for _, body in law.bodies(made.rows)]
        self.could += bool(wanted) and None not in wanted

    @property
    def excused(self) -> int:
        """Rows that a row of the table of exemptions excuses."""
        return sum(self.rows[exemption.values] for exemption in ROW_EXEMPTIONS)

    @property
    def says_enough(self) -> bool:
        """Whether enough specs migrated for the law to say something."""
        enough = 100 * self.migrated >= self.way.share * (self.migrated + self.could)
        return enough and self.rows[SAME] >= max(self.migrated, 1, 9 * self.excused)
