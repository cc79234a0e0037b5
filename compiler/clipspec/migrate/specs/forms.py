"""Values that a field may take, as many as show every way in which a dialect may treat them.

Dialects tell texts apart by their form: a colour, an address by its extension, a ratio, any other.
There are two of each, since two scenes may agree or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec.lint.spec.witnesses import every_value, types
from clipspec.migrate.specs.scope import distinct

COLORS = ("#A1B2C3", "#0F1E2D")
_FILES = ("b.png", "c.jpg", "d.mp4", "e.mp4", "f", "g.webp", "h.mp3")
ADDRESSES = (*("https://a.example/" + file for file in _FILES), "http://a.example/b.png")
RATIOS = ("16:9", "9:16")
_WORDS = ("some words", "other words")
TEXTS = (*_WORDS, *COLORS, *ADDRESSES, *RATIOS)
NUMBERS = (1, 0.5, 0, 0.0, -0.3, 2, -1, 1280, 1_000_000)
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_EXTENSIONS = ("png", "jpg", "mp4", "webp")
_HEX = ("a1b2c3", "0f1e2d")
_BEGUN = "https://a.example"
FILLS = (
    "word",
    "other",
    "7",
    "12",
    _BEGUN,
    *(text[:size] for text in _HEX for size in range(1, 7)),
)
"""What may stand in a text: ordinary words, the beginning of an address, parts of a colour."""


def pool(schemas: list[dict[str, Any]], bounding: list[dict[str, Any]]) -> list[Any]:
    """Return values of every kind that one of some schemas takes.

    Numbers lie on either side of every bound, also of those in `bounding`.
    """
    telling = [schema for schema in schemas if tells(schema)]
    found = [value for schema in telling for value in _of(schema, [*telling, *bounding])]
    return distinct(found if telling else [*TEXTS, *NUMBERS, True, False])


def tells(schema: dict[str, Any]) -> bool:
    """Say whether a schema itself says what kind of values it takes."""
    return not schema.keys().isdisjoint(("enum", "const", "type"))


def is_address(text: str) -> bool:
    """Say whether a text is an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def variants(text: str) -> Iterator[str]:
    """Yield a text with another ending: what is said of one address may not hold for the other."""
    stem, dot, _ = text.rpartition(".")
    yield from (f"{stem}.{extension}" for extension in _EXTENSIONS if dot)


def _of(schema: dict[str, Any], bounding: list[dict[str, Any]]) -> Iterator[Any]:
    every = every_value(schema)
    if every is not None:
        yield from every
        return
    for kind in types(schema):
        if kind in ("integer", "number"):
            whole = kind == "integer"
            yield from (n for n in _numbers(bounding) if not whole or n == int(n))
        elif kind == "string":
            yield from TEXTS
        elif kind == "null":
            yield None


def _numbers(schemas: list[dict[str, Any]]) -> Iterator[float]:
    yield from NUMBERS
    for schema in schemas:
        for bound in (schema[key] for key in _BOUNDS if key in schema):
            yield from (bound, bound - 1, bound + 1)
