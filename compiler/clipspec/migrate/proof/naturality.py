"""The law of naturality: for a spec, migrating and compiling can change places."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from clipspec.dialects import dialects
from clipspec.expand import Fault, Program, Spec, read_spec
from clipspec.migrate.exemptions import ORDINARY, RowExemption
from clipspec.migrate.exemptions.rows import Made, row_exemption
from clipspec.migrate.migration import Migration, Request
from clipspec.migrate.ruling import Rows, Ruling, excuses
from clipspec.migrate.specs.crossing import for_scenes
from clipspec.migrate.specs.examples import samples
from clipspec.migrate.specs.shapes import GONE, replaced
from clipspec.migrate.specs.study import VIDEO
from clipspec.migrate.specs.trial import Trial
from clipspec.source import Document


def natural(
    document: Document,
    request: Request,
    migration: Migration,
    rows: Rows = (),
    include: Callable[[str], str] | None = None,
) -> Ruling:
    """Judge that a spec and its migration make the same of each row, byte for byte.

    Tried are the defaults, the examples and `rows`, in each combination of the matrix. A row of
    which the old spec makes no right body says nothing, and is counted.
    """
    law = _Naturality(read_spec(document), request, migration, include)
    counts: Counter[str] = Counter()
    used: list[tuple[str, RowExemption]] = []
    broken: list[str] = []
    for name, row in law.rows(rows):
        found = law.look(row)
        if isinstance(found, RowExemption):
            used.append((name, found))
        elif found:
            broken.append(f"{name}: {found}")
        counts["no_body" if found is None else "rows"] += 1
    return Ruling("naturality", {"rows": 0} | counts, excuses(used), tuple(broken))


class _Naturality:
    """A spec, its migration, and the bodies that both make."""

    def __init__(
        self,
        spec: Spec,
        request: Request,
        migration: Migration,
        include: Callable[[str], str] | None,
    ) -> None:
        assert migration.body is not None, "a spec that is blocked has no migration"
        leaves = migration.ledger.leaves
        self._trial = Trial(dialects()[migration.source], for_scenes(spec, request))
        self._spec, self._old = spec, Program(spec, include)
        self._new = Program(replace(spec, video=migration.body["video"]), include)
        # What could not be said in a template, and was accepted, is not compiled any more.
        lost = {each.source: GONE for each in leaves if each.fate.blocks and not each.targets}
        rest = replace(spec, video=replaced(spec.video, VIDEO, lost))
        self._rest = Program(rest, include) if lost else None
        self._consented = any(each.fate.blocks for each in leaves)
        self._assumed = any(ORDINARY.reason in each.note for each in leaves)

    def rows(self, rows: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the values of each row in each combination. Defaults need not be a whole row."""
        own = ((name, row, False) for name, row in samples(self._spec))
        for name, values, counts in chain(own, ((name, row, True) for name, row in rows)):
            for cell in self._old.matrix.cells:
                row = {**values, **cell.values}
                if counts or self._is_whole(row):
                    yield name, row

    def _is_whole(self, row: Mapping[str, Any]) -> bool:
        return row.keys() >= self._spec.params.keys()

    def look(self, row: Mapping[str, Any]) -> RowExemption | str | None:
        """Return what excuses a row, what is wrong with it, "" for nothing; None for no body."""
        before = self._old.run(row) if self._is_whole(row) else None
        if before is None or isinstance(before, Fault) or not self._trial.is_right(before[0]):
            return None
        made = self._made(row, before[0])
        if made is None:
            return ""
        rest = self._rest.run(row) if self._rest is not None else None
        if rest is not None and not isinstance(rest, Fault) and self._made(row, rest[0]) is None:
            return ""
        excuse = row_exemption(made, assumed=self._assumed)
        return excuse or "the migrated spec makes another body than its own, migrated"

    def _made(self, row: Mapping[str, Any], body: Any) -> Made | None:
        """Return how two bodies differ, None where they do not, or neither is given to anyone."""
        outcome, after = self._trial.crossed(body), self._new.run(row)
        given = None if isinstance(after, Fault) else after[0]
        refused = given is None or self._trial.is_refused(given)
        # What nobody has consented to, no row may get in silence.
        blocked = bool(outcome.waiting) and not self._consented
        if refused and outcome.waiting:
            return None
        if not blocked and given is not None and json.dumps(given) == outcome.written:
            return None
        wanted = None if blocked else outcome.crossing.draft.body
        return Made(row, body, wanted, given, refused)
