"""Drift: how bodies that would be made now differ from those that lie there, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from clipspec.compile.manifest import Entry, Manifest

Kind = Literal["added", "changed", "missing", "edited", "orphaned"]


class Drift(NamedTuple):
    """One body that differs. `why`: the inputs that changed."""

    kind: Kind
    name: str
    why: tuple[str, ...] = ()


def drifts(old: Manifest, new: Manifest, lying: Callable[[str], str | None]) -> Iterator[Drift]:
    """Yield what differs, by name. `lying` returns the digest of a file that is there."""
    before = {entry.name: entry for entry in old.bodies}
    everywhere = changed(old.inputs, new.inputs)
    for entry in sorted(new.bodies):
        known, there = before.get(entry.name), lying(entry.name)
        if known is None:
            if there != entry.sha256:
                yield Drift("added", entry.name)
        elif known.sha256 != entry.sha256:
            yield Drift("changed", entry.name, (*everywhere, *_own(known, entry)))
        elif there is None:
            yield Drift("missing", entry.name)
        elif there != entry.sha256:
            yield Drift("edited", entry.name)
    yield from (Drift("orphaned", entry.name) for entry in orphans(old, new))


def orphans(old: Manifest, new: Manifest) -> list[Entry]:
    """Return what an earlier run has made and the new one does not."""
    made = {entry.name for entry in new.bodies}
    return sorted({e.name: e for e in (*old.orphans, *old.bodies) if e.name not in made}.values())


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return in words those inputs of all bodies that differ."""
    found = []
    for name in ("clipspec", "spec", "params", "to"):
        if old.get(name) != new.get(name):
            found.append("the version of clipspec" if name == "clipspec" else _SAID[name])
    before, after = old.get("includes", {}), new.get("includes", {})
    names = sorted({*before, *after})
    return found + [name for name in names if before.get(name) != after.get(name)]


_SAID = {"spec": "the spec", "params": "--set or --params", "to": "--to"}


def _own(old: Entry, new: Entry) -> list[str]:
    if (old.row, old.values, old.last) == (new.row, new.values, new.last):
        return ["the matrix"] if old.matrix != new.matrix else []
    if old.row is None or new.row is None:
        return ["the data"]
    rows = f"row {new.row}" if new.last is None else f"rows {new.row} to {new.last}"
    return [f"{rows} of {new.data}"]
