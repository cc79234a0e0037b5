"""The manifest of a folder of bodies: what was made, of what, so that drift can be told and named.

It holds digests, no times and no absolute paths: the same inputs give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from clipspec import __version__
from clipspec.compile import encode, naming
from clipspec.compile.expander import Unit
from clipspec.errors import ClipspecError

SCHEMA = "clipspec/manifest/1"


class Entry(NamedTuple):
    """One body. `name` is its file below the folder, `row` None without data.

    `values` is the digest of the row's values; `matrix` holds those of the combination. Of a batch,
    `row` is the first and `last` the last of its rows.
    """

    name: str
    sha256: str
    spec: str
    data: str | None
    row: int | None
    values: str | None = None
    matrix: Mapping[str, Any] = {}
    last: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it without what is not there."""
        fixed = ("name", "sha256", "spec", "data", "row")
        return {k: v for k, v in self._asdict().items() if v or k in fixed}


class Slice(NamedTuple):
    """What a part was to make: the combinations of rows from `first` to `last`, among `of` so many.

    They count from 1; a part without any ends before it begins. `data` is the digest of the file of
    the rows, None without data. `rows` and `limit` are what else was chosen, None for all.
    """

    first: int
    last: int
    of: int
    data: str | None = None
    rows: str | None = None
    limit: int | None = None

    @property
    def bodies(self) -> int:
        """How many bodies are to be made."""
        count = self.last - self.first + 1
        return min(count, self.limit) if self.limit is not None else count

    def as_json(self) -> dict[str, Any]:
        """Return it without what is not there."""
        return {name: value for name, value in self._asdict().items() if value is not None}


class Manifest(NamedTuple):
    """What was made. `inputs` are digests by what they are of; `shard` is `K/N` of a part.

    `orphans` are bodies of earlier runs that are still there though nothing makes them any more.
    `slice` says which bodies a part was to hold.
    """

    bodies: tuple[Entry, ...] = ()
    inputs: Mapping[str, Any] = {}
    shard: str | None = None
    orphans: tuple[Entry, ...] = ()
    slice: Slice | None = None

    def encoded(self) -> bytes:
        """Return the file's bytes."""
        parts: dict[str, Any] = {"schema": SCHEMA, "inputs": dict(self.inputs)}
        if self.shard is not None:
            parts["shard"] = self.shard
        if self.slice is not None:
            parts["slice"] = self.slice.as_json()
        parts["bodies"] = [entry.as_json() for entry in self.bodies]
        if self.orphans:
            parts["orphans"] = [entry.as_json() for entry in self.orphans]
        return written(parts)


def written(parts: Mapping[str, Any]) -> bytes:
    """Return a manifest as its file is written."""
    return (json.dumps(parts, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(content: bytes, file: str) -> Manifest:
    """Read a manifest. Raises `ClipspecError` for what is none."""
    with reading(file):
        data = json.loads(content)
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']}")
        return Manifest(
            _entries(data["bodies"]),
            dict(data.get("inputs", {})),
            data.get("shard"),
            _entries(data.get("orphans", [])),
            Slice(**data["slice"]) if "slice" in data else None,
        )


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Raise `ClipspecError` where what is read turns out to be no manifest."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ClipspecError(f"{file} is no manifest of clipspec: {error}") from error


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def values_digest(unit: Unit) -> str | None:
    """Return the digest of a row's values, None without a row."""
    return digest(encode.line(unit.row.values)) if unit.row is not None else None


def inputs_of(
    spec: bytes, includes: Mapping[str, bytes], params: Mapping[str, Any], to: str | None
) -> dict[str, Any]:
    """Return the digests of what all bodies depend on, beside their rows."""
    found: dict[str, Any] = {"clipspec": __version__, "spec": digest(spec)}
    if params:
        found["params"] = digest(encode.line(dict(sorted(params.items()))))
    if includes:
        found["includes"] = {name: digest(text) for name, text in sorted(includes.items())}
    if to is not None:
        found["to"] = to
    return found


def _entries(items: Iterable[Any]) -> tuple[Entry, ...]:
    return tuple(map(_entry, items))


def _entry(item: Mapping[str, Any]) -> Entry:
    """Read one body. Its file may be compared and removed: it must lie below the folder."""
    entry = Entry(**{key: item[key] for key in Entry._fields if key in item})
    why = naming.unsafe(entry.name.removesuffix(".json"))
    if why is not None:
        raise ValueError(f"a body called {entry.name!r}: {why}")
    return entry
