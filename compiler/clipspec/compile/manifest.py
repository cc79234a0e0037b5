"""The manifest of a folder of bodies: what was made, of what, so that drift can be told and named.

It holds digests, no times and no absolute paths: the same inputs give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from clipspec import __version__
from clipspec.compile import encode, naming
from clipspec.compile.expander import Unit
from clipspec.errors import ClipspecError

SCHEMA = "clipspec/manifest/1"


class Entry(NamedTuple):
    """One body. `name` is its file below the folder, `row` None without data.

    `values` is the digest of the row's values; `matrix` holds those of the combination.
    """

    name: str
    sha256: str
    spec: str
    data: str | None
    row: int | None
    values: str | None = None
    matrix: Mapping[str, Any] = {}

    def as_json(self) -> dict[str, Any]:
        """Return it without what is not there."""
        fixed = ("name", "sha256", "spec", "data", "row")
        return {k: v for k, v in self._asdict().items() if v or k in fixed}


class Manifest(NamedTuple):
    """What was made. `inputs` are digests by what they are of; `shard` is `K/N` of a part.

    `orphans` are bodies of earlier runs that are still there though nothing makes them any more.
    """

    bodies: tuple[Entry, ...] = ()
    inputs: Mapping[str, Any] = {}
    shard: str | None = None
    orphans: tuple[Entry, ...] = ()

    def encoded(self) -> bytes:
        """Return the file's bytes."""
        parts: dict[str, Any] = {"schema": SCHEMA, "inputs": dict(self.inputs)}
        if self.shard is not None:
            parts["shard"] = self.shard
        parts["bodies"] = [entry.as_json() for entry in self.bodies]
        if self.orphans:
            parts["orphans"] = [entry.as_json() for entry in self.orphans]
        return (json.dumps(parts, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(content: bytes, file: str) -> Manifest:
    """Read a manifest. Raises `ClipspecError` for what is none."""
    try:
        data = json.loads(content)
        if data["schema"] != SCHEMA:
            raise ValueError(f"its schema is {data['schema']}")
        found = (_entries(data["bodies"]), dict(data.get("inputs", {})), data.get("shard"))
        return Manifest(*found, _entries(data.get("orphans", [])))
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
