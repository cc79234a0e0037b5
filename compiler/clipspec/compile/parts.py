"""Parts of a whole, each made by a run of its own: proved complete, disjoint and of one make."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from clipspec.compile.drift import changed
from clipspec.compile.manifest import Manifest, Slice, reading, written
from clipspec.compile.naming import folded
from clipspec.errors import ClipspecError

LINES = "clipspec/lines/1"
_NUMBERS = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


class Unproved(ClipspecError):  # noqa: N818 - the parts are wrong, nothing failed
    """Parts that are not one whole. The message names the part."""

    exit_code = 1


class Lines(NamedTuple):
    """A file of bodies, one a line: its digest, how many there are, and who the outer ones are of.

    `first` and `last` are the numbers of a row, None without data, and of a combination from 1;
    both are None where there is no body.
    """

    sha256: str
    bodies: int
    first: tuple[int | None, int] | None = None
    last: tuple[int | None, int] | None = None


class Part(NamedTuple):
    """Part `number` of `total`: the `file` that tells of it, what it is of, and what it holds."""

    file: str
    number: int
    total: int
    inputs: Mapping[str, Any]
    slice: Slice
    holds: Manifest | Lines

    @property
    def shard(self) -> str:
        """The part as `--shard` names it."""
        return f"{self.number}/{self.total}"


def of_manifest(manifest: Manifest, file: str) -> Part:
    """Return the part of a folder that a manifest tells of. Raises `Unproved` for a whole."""
    numbers = _NUMBERS.fullmatch(manifest.shard or "")
    if numbers is None or manifest.slice is None:
        raise Unproved(f"{file} is no part: only runs with --shard make parts")
    which = (int(numbers[1]), int(numbers[2]))
    return Part(file, *which, manifest.inputs, manifest.slice, manifest)


def encoded(plan: Manifest, lines: Lines) -> bytes:
    """Return the manifest of a file of lines, for a part with the shard, inputs and slice given."""
    made = {"shard": plan.shard, "slice": plan.slice.as_json() if plan.slice else None}
    return written({"schema": LINES, "inputs": dict(plan.inputs), **made, **lines._asdict()})


def read_lines(content: bytes, file: str) -> Part:
    """Read the manifest of a file of lines. Raises `ClipspecError` for what is none."""
    with reading(file):
        data = json.loads(content)
        if data["schema"] != LINES:
            raise ValueError(f"its schema is {data['schema']}")
        first, last = (tuple(data[end]) if data[end] else None for end in ("first", "last"))
        lines = Lines(data["sha256"], data["bodies"], first, last)
        made = Manifest((), dict(data["inputs"]), data["shard"], (), Slice(**data["slice"]))
    return of_manifest(made, file)._replace(holds=lines)


def proved(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of one whole in their order. Raises `Unproved` if they are anything else."""
    ordered = sorted(parts, key=lambda part: part.number)
    one, total = ordered[0], ordered[0].total
    for part in ordered:
        if part.total != total:
            raise Unproved(f"{one.file} is part {one.shard}, and {part.file} is part {part.shard}")
        why = [*changed(one.inputs, part.inputs), *_other_data(one, part)]
        if why:
            raise Unproved(f"{part.file} was made of other inputs than {one.file}: {_and(why)}")
    _complete(ordered, total)
    _disjoint(ordered)
    return ordered


def _complete(ordered: Sequence[Part], total: int) -> None:
    for one, other in pairwise(ordered):
        if one.shard == other.shard:
            raise Unproved(f"{one.file} and {other.file} are both part {one.shard}")
    there = {part.number for part in ordered}
    missing = [f"{number}/{total}" for number in range(1, total + 1) if number not in there]
    if missing:
        raise Unproved(f"part {_and(missing)} is missing")
    end, of = 0, ordered[0].slice.of
    for part in ordered:
        if part.slice.limit is not None:
            raise Unproved(f"{part.file} was made with --limit: it may end before its part does")
        if part.slice.first != end + 1:
            raise Unproved(f"{part.file} begins at body {part.slice.first:,}, not at {end + 1:,}")
        end = part.slice.last
    if end != of:
        raise Unproved(f"{ordered[-1].file} ends at body {end:,} of {of:,}")


def _disjoint(ordered: Sequence[Part]) -> None:
    """See that nothing is there twice: no name, no combination of a row."""
    taken: dict[Any, str] = {}
    for part in ordered:
        for what, said in _made(part):
            other = taken.setdefault(what, part.file)
            if other != part.file:
                raise Unproved(f"{part.file} and {other} both hold {said}")


def _made(part: Part) -> list[tuple[Any, str]]:
    if isinstance(part.holds, Lines):
        return [(end, _said(*end)) for end in {part.holds.first, part.holds.last} if end]
    names = [(folded(entry.name), entry.name) for entry in part.holds.bodies]
    units = [
        ((entry.row, json.dumps(entry.matrix)), _said(entry.row, entry.matrix))
        for entry in part.holds.bodies
    ]
    return [*names, *units]


def _said(row: int | None, combination: object) -> str:
    return f"row {row}, combination {combination}" if row is not None else f"{combination}"


def _other_data(one: Part, other: Part) -> list[str]:
    kept = ("of", "data", "rows")
    same = all(getattr(one.slice, name) == getattr(other.slice, name) for name in kept)
    return [] if same else ["the rows"]


def _and(words: Sequence[str]) -> str:
    return ", ".join(words)
