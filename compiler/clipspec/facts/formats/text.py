"""For people: no line is wider than 80 columns, sources stand by their keys."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from clipspec.facts.days import spoken
from clipspec.facts.formats import _words as words

_WIDTH = 80
_Row = dict[str, Any]


def render(data: dict[str, Any]) -> str:
    """Render facts as paragraphs: what it is, then what is said of it, how sure, from where."""
    intro = [words.head(data), "Each fact ends with how sure it is, and the keys of its sources."]
    parts = [textwrap.fill(" ".join(intro), _WIDTH)]
    for topic, title in words.TITLES.items():
        if data.get(topic):
            parts.append(f"{title}\n{'=' * len(title)}")
            parts += ["\n".join(_ROWS[topic](row)) for row in data[topic]]
    return "\n\n".join(parts) + "\n"


def _timeline(row: _Row) -> Iterator[str]:
    about = "about " if row["about"] else ""
    yield f"{row['date']:10}  {about}{spoken(row['days'])}; {words.concerns(row)}"
    said = f"said {row['said']}, " if row["said"] else ""
    yield from _said(f"{row['what']} ({said}{words.evidence(row)})", row)


def _host(row: _Row) -> Iterator[str]:
    yield row["host"]
    yield from _said(f"{row['what']} ({row['date']}, {words.evidence(row)})", row)


def _endpoint(row: _Row) -> Iterator[str]:
    host = f"  at {row['host']}" if row["host"] != "api.heygen.com" else ""
    yield f"{row['method']:6} {row['path']}{host}"
    yield from _said(f"{row['what']} ({row['date']}, {words.evidence(row)})", row)
    twin = row["twin"]
    if twin is None:
        yield from _hung("    v3: none; ", row["reason"])
        return
    note = f"; {twin['note']}" if twin["note"] else ""
    yield from _hung("    v3: ", f"{twin['method']} {twin['path']}{note} ({words.evidence(twin)})")
    for text in words.but(twin):
        yield from _hung("        ", text)


def _limit(row: _Row) -> Iterator[str]:
    yield from _valued(words.scope(row), words.extent(row), row)


def _enum(row: _Row) -> Iterator[str]:
    yield from _valued(words.scope(row), words.values(row), row)


def _price(row: _Row) -> Iterator[str]:
    yield from _valued(row["name"], words.price(row), row)


def _source(row: _Row) -> Iterator[str]:
    yield from _hung(f"{row['key']:10}  ", f"{row['what']} ({row['age']})")


def _valued(name: str, value: str, row: _Row) -> Iterator[str]:
    yield from _hung(f"{name:30}  ", value)
    date = f"{row['date']}, " if row["date"] else ""
    yield from _said(f"{row['what']} ({date}{words.evidence(row)})", row)


def _said(text: str, row: _Row) -> Iterator[str]:
    """Yield what is said of a fact, and what speaks against it."""
    for each in (text, *words.but(row)):
        yield from _hung("    ", each)


def _hung(label: str, text: str) -> list[str]:
    """Return a label and a text beside it, in lines that begin under the text's first."""
    return textwrap.wrap(
        text, _WIDTH, initial_indent=label, subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )  # fmt: skip


_ROWS: dict[str, Callable[[_Row], Iterator[str]]] = {
    "timeline": _timeline,
    "hosts": _host,
    "endpoints": _endpoint,
    "limits": _limit,
    "enums": _enum,
    "prices": _price,
    "sources": _source,
}
