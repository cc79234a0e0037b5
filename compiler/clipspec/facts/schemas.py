"""The facts that stand in the schemas of the bodies: the values and the bounds of single fields.

Where a schema names one, its `$comment` says from which sources, and how sure that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from clipspec import resources

_BODIES = ("v1", "v2", "v3")
_ANSWERS = ("v1-status",)
# The words of JSON Schema for bounds, by what they bound: how many, and where they begin and end.
_BOUNDS = {"minItems": "minimum", "maxItems": "maximum", "minimum": "minimum", "maximum": "maximum",
           "exclusiveMinimum": "above"}  # fmt: skip


class Stated(NamedTuple):
    """A field or a part of a body that a schema describes.

    `name` is its way through the schema, as `clip.scale`; `part` is what the schema says of it.
    """

    version: str
    name: str
    part: dict[str, Any]


def enums() -> Iterator[dict[str, Any]]:
    """Yield every fixed list of values that a field takes, in a body or in an answer."""
    for stated in _stated((*_BODIES, *_ANSWERS), ("enum",)):
        yield {**_place(stated), "values": stated.part["enum"], **_evidence(stated.part)}


def bounds() -> Iterator[dict[str, Any]]:
    """Yield the bounds of every field of a body that has some."""
    for stated in _stated(_BODIES, tuple(_BOUNDS)):
        part = stated.part
        ends = {end: part[word] for word, end in _BOUNDS.items() if word in part}
        unit = "items" if {"minItems", "maxItems"} & part.keys() else None
        yield {**_place(stated), **_range(ends), "unit": unit, **_evidence(part)}


def _range(ends: dict[str, float]) -> dict[str, float | None]:
    return {end: ends.get(end) for end in ("minimum", "above", "maximum")}


def _place(stated: Stated) -> dict[str, Any]:
    return {"version": stated.version, "name": stated.name}


def _stated(names: tuple[str, ...], words: tuple[str, ...]) -> Iterator[Stated]:
    """Yield the parts of the schemas that have one of these words and say how that is known."""
    for name in names:
        for at, part in _parts(resources.schema(f"heygen/{name}"), ()):
            if any(word in part for word in words) and "source: " in part.get("$comment", ""):
                yield Stated(name.partition("-")[0], ".".join(at) or name, part)


def _parts(schema: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every part of a schema that describes a value, with the names that lead to it."""
    yield at, schema
    for word in ("properties", "$defs"):
        for name, part in schema.get(word, {}).items():
            if isinstance(part, dict):
                yield from _parts(part, (*at, name))


def _evidence(part: dict[str, Any]) -> dict[str, Any]:
    """Return what a part says of itself. Its date is that of the newest of its sources."""
    source, _, confidence = part["$comment"].removeprefix("source: ").partition("; confidence: ")
    sources = source.split(", ")
    known = resources.facts("heygen/sources")
    dates = [known[key]["newest"] for key in sources if known[key]["newest"]]
    return {
        "what": part.get("description", ""),
        "date": max(dates, default=None),
        "sources": sources,
        "confidence": confidence,
        "contradicted_by": [],
    }
