"""The laws of migration on thousands of new bodies and specs each way, in two tables: `make ways`.

Each body, right or wrong, with policies of any kind, and every loss accepted, goes through the same
proof as with `migrate --prove`; blocked ones are brought over and back as well. Each spec is held
to naturality with each of its rows. A seed makes a run again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

import naturality
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
from templating import Made

_EVERYTHING = Consent(("all",))
_SHOWN = 3


class Run(NamedTuple):
    """One way, how many examples are tried on it, and the seed that makes them."""

    way: naturality.Way
    examples: int
    seed: int

    def each(self, strategy: st.SearchStrategy[Any], hold: Callable[[Any], None]) -> int:
        """Hold a law for each example; returns how many seconds it took."""

        @seed(self.seed)
        @settings(
            max_examples=self.examples,
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def tried(example: Any) -> None:
            hold(example)

        started = time.perf_counter()
        tried()
        return round(time.perf_counter() - started)


class Row(NamedTuple):
    """A row of a table: its cells by the head of their columns, and what broke a law."""

    cells: dict[str, int]
    broken: list[str]


class Tally:
    """What was counted on one way, and the bodies that broke a law."""

    def __init__(self, way: naturality.Way) -> None:
        self.source, self.target = dialects()[way.source], dialects()[way.target]
        self.bodies = self.migrated = self.leaves = self.alone = self.kept = self.exceptions = 0
        self.broken: list[str] = []

    def count(self, example: tuple[Any, Policy]) -> None:
        """Try the laws on a body."""
        body, policy = example
        document = parse(json.dumps(body), "body.json")
        request = Request(self.target, policy, _EVERYTHING, self.source.name)
        migration = migrate(document, request)
        returned = returning(crossed(body, self.source, request), policy)
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


def bodies(run: Run) -> Row:
    """The laws of bodies."""
    tally = Tally(run.way)
    strategy = st.tuples(BODIES[run.way.source], st.builds(Policy, **wishes()))
    seconds = run.each(strategy, tally.count)
    cells = {
        "bodies": tally.bodies,
        "migrated": tally.migrated,
        "blocked": tally.bodies - tally.migrated,
        "leaves": tally.leaves,
        "by themselves": tally.alone,
        "kept": tally.kept,
        "exceptions": tally.exceptions,
        "broken": len(tally.broken),
        "seconds": seconds,
    }
    return Row(cells, tally.broken)


def specs(run: Run) -> Row:
    """Naturality."""
    tally, broken = naturality.Tally(run.way), list[str]()

    def hold(made: Made) -> None:
        try:
            tally.count(made)
        except AssertionError as fault:
            broken.append(f"naturality: {fault}\n  {json.dumps(made.spec)}")

    seconds = run.each(run.way.specs, hold)
    if not tally.says_enough:
        broken.append(f"{run.way.source} to {run.way.target}: too few specs migrate")
    cells = {
        "specs": tally.specs,
        "migrated": tally.migrated,
        "could have": tally.could,
        "rows": sum(tally.rows.values()),
        "the same": tally.rows[naturality.SAME],
        "both refused": tally.rows[naturality.REFUSED],
        "exceptions": tally.excused,
        "broken": len(broken),
        "seconds": seconds,
    }
    return Row(cells, broken)


def show(runs: list[Run], rows: Iterable[Row]) -> list[str]:
    """Print a table, each row when it is there; returns what broke a law."""
    broken: list[str] = []
    for run, row in zip(runs, rows, strict=True):
        if run is runs[0]:
            print(f"\n| way | {' | '.join(row.cells)} |\n|{'---|' * (len(row.cells) + 1)}")
        way = f"{run.way.source} to {run.way.target}"
        print(f"| {way} | {' | '.join(map(str, row.cells.values()))} |", flush=True)
        for fault in row.broken[:_SHOWN]:
            print(f"\n{fault}\n", file=sys.stderr, flush=True)
        broken += row.broken
    return broken


def main() -> int:
    """Print the tables. Returns 1 if a law is broken anywhere."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--examples", type=int, default=10_000, help="bodies and specs, of each way"
    )
    options.add_argument("--seed", type=int, default=random.randrange(2**32))
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--only", choices=["bodies", "specs"], help="one of the two tables")
    options.add_argument("--way", action="append", choices=list(map(str, naturality.WAYS)))
    asked = options.parse_args()
    ways = [way for way in naturality.WAYS if asked.way is None or str(way) in asked.way]
    runs = [Run(way, asked.examples, asked.seed) for way in ways]
    broken: list[str] = []
    print(f"seed {asked.seed}")
    laws = [law for law in (bodies, specs) if asked.only in (None, law.__name__)]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for rows in [pool.map(law, runs) for law in laws]:
            broken += show(runs, rows)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
