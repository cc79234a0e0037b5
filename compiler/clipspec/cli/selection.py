"""Which of all bodies are made: rows by number, one of several equal parts, the first few."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import click

from clipspec.compile import Row, Unit
from clipspec.compile.manifest import Slice


class Shard(NamedTuple):
    """One of `parts` that together are everything; `number` counts from 1."""

    number: int
    parts: int

    def bounds(self, total: int) -> tuple[int, int]:
        """Return where the part begins and ends among so many: no two parts differ by over one."""
        return total * (self.number - 1) // self.parts, total * self.number // self.parts

    def __str__(self) -> str:
        return f"{self.number}/{self.parts}"


class Rows(NamedTuple):
    """The rows from one number to another, both included; None is the end of the data."""

    first: int = 1
    last: int | None = None

    def take(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows that are meant, and read no further."""
        return islice(rows, self.first - 1, self.last)

    def __str__(self) -> str:
        return f"{self.first}:{self.last or ''}"


ALL_ROWS = Rows()


class Selection(NamedTuple):
    """What a user chose: first the rows, of their bodies a part, of that the first."""

    rows: Rows = ALL_ROWS
    shard: Shard | None = None
    limit: int | None = None

    def take(self, units: Iterable[Unit], total: Callable[[], int]) -> Iterator[Unit]:
        """Yield the units that are meant. `total` is how many there are, for a part."""
        first, last = self.shard.bounds(total()) if self.shard is not None else (0, None)
        return islice(islice(units, first, last), self.limit)

    def slice(self, total: int, data: str | None) -> Slice:
        """Say which part of so many is meant; `data` is the digest of their file."""
        first, last = self.shard.bounds(total) if self.shard is not None else (0, total)
        rows = str(self.rows) if self.rows != Rows() else None
        return Slice(first + 1, last, total, data, rows, self.limit)


class RowsType(click.ParamType[Rows]):
    """`5`, `5:`, `:10` or `5:10`, both ends included."""

    name = "FIRST:LAST"

    def convert(self, value: Any, param: Any, ctx: Any) -> Rows:
        """Read the option."""
        if isinstance(value, Rows):
            return value
        found = re.fullmatch(r"([0-9]*)(:?)([0-9]*)", value)
        if found is None or not (found[1] or found[3]):
            self.fail(f"{value} names no rows: write 5, 5:, :10 or 5:10", param, ctx)
        first, last = int(found[1] or 1), int(found[3]) if found[3] else None
        last = last if found[2] else first
        if first < 1 or (last is not None and last < first):
            self.fail(f"{value} holds no row: rows count from 1, both ends included", param, ctx)
        return Rows(first, last)


class ShardType(click.ParamType[Shard]):
    """`K/N`: part K of N."""

    name = "K/N"

    def convert(self, value: Any, param: Any, ctx: Any) -> Shard:
        """Read the option."""
        if isinstance(value, Shard):
            return value
        found = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", value)
        if found is None or not 1 <= int(found[1]) <= int(found[2]):
            self.fail(f"{value} is no part: write K/N with K from 1 to N, such as 2/4", param, ctx)
        return Shard(int(found[1]), int(found[2]))
