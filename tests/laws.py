"""The laws of migration on thousands of new bodies each way, in a table: `make ways`.

Each body, right or wrong, with policies of any kind, and every loss accepted, goes through the same
proof as with `migrate --prove`; blocked ones are brought over and back as well. A seed makes a run
again.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

from clipspec.dialects import dialects
from clipspec.dialects.policy import Policy
from clipspec.migrate import Consent, Request, Status, migrate
from clipspec.migrate.migration import crossed
from clipspec.migrate.proof import prove
from clipspec.migrate.proof.returning import returning
from clipspec.source import parse
from crossings import BODIES, wishes
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

_EVERYTHING = Consent(("all",))
_HEAD = "way|bodies|migrated|blocked|leaves|by themselves|kept|exceptions|broken|seconds"


class Way(NamedTuple):
    """One run: from where to where, over how many bodies, and the seed that makes them."""

    source: str
    target: str
    bodies: int
    seed: int


class Tally:
    """What was counted on one way, and the first body that broke a law."""

    def __init__(self) -> None:
        self.bodies = self.migrated = self.leaves = self.alone = self.kept = self.exceptions = 0
        self.broken: list[str] = []

    def count(self, body: Any, policy: Policy, way: Way) -> None:
        """Try the laws on a body."""
        document = parse(json.dumps(body), "body.json")
        request = Request(dialects()[way.target], policy, _EVERYTHING, way.source)
        migration = migrate(document, request)
        there = crossed(body, dialects()[way.source], request)
        returned = returning(there, policy)
        rulings = (*prove(document, request, migration).rulings, returned)
        self.bodies += 1
        self.migrated += migration.status is Status.MIGRATED
        self.leaves += returned.counted.get("leaves", 0)
        self.alone += returned.counted.get("return_by_themselves", 0)
        self.kept += returned.counted.get("kept", 0)
        self.exceptions += sum(len(excuse.leaves) for excuse in returned.excuses)
        faults = [f"{ruling.law}: {fault}" for ruling in rulings for fault in ruling.broken]
        if faults:
            self.broken.append(f"{'; '.join(faults)}\n  {json.dumps(body)}\n  {policy}")


def run(way: Way) -> tuple[list[Any], list[str]]:
    """Return a row of the table, and what broke a law."""
    tally = Tally()

    @seed(way.seed)
    @settings(
        max_examples=way.bodies,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(BODIES[way.source], st.builds(Policy, **wishes()))
    def each(body: Any, policy: Policy) -> None:
        tally.count(body, policy, way)

    started = time.perf_counter()
    each()
    row = [
        f"{way.source} to {way.target}",
        *(tally.bodies, tally.migrated, tally.bodies - tally.migrated),
        *(tally.leaves, tally.alone, tally.kept, tally.exceptions, len(tally.broken)),
        round(time.perf_counter() - started),
    ]
    return row, tally.broken


def main() -> int:
    """Print the table. Returns 1 if a law is broken anywhere."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bodies", type=int, default=10_000, help="of each way")
    options.add_argument("--seed", type=int, default=random.randrange(2**32))
    options.add_argument("--jobs", type=int, default=2)
    asked = options.parse_args()
    ways = [Way(*names, asked.bodies, asked.seed) for names in itertools.permutations(BODIES, 2)]
    print(
        f"seed {asked.seed}\n\n| {_HEAD.replace('|', ' | ')} |\n|{'---|' * (_HEAD.count('|') + 1)}"
    )
    faults: list[str] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for row, broken in pool.map(run, ways):
            print(f"| {' | '.join(map(str, row))} |", flush=True)
            faults += broken
    for fault in faults[:10]:
        print(f"\n{fault}", file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
