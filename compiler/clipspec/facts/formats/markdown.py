"""For documents and pull requests: a table for each topic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clipspec.facts.days import spoken
from clipspec.facts.formats import _words as words

_Row = dict[str, Any]


def render(data: dict[str, Any]) -> str:
    """Render facts as tables, each with a heading."""
    parts = [words.head(data)]
    for topic, title in words.TITLES.items():
        if data.get(topic):
            columns, cells = _TABLES[topic]
            parts.append(f"## {title}\n\n{_table(columns.split(' | '), map(cells, data[topic]))}")
    return "\n\n".join(parts) + "\n"


def _table(columns: list[str], rows: Any) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _timeline(row: _Row) -> list[str]:
    about = "about " if row["about"] else ""
    when = f"{about}{spoken(row['days'])}"
    return [row["date"], when, words.concerns(row), *_said(row)]


def _host(row: _Row) -> list[str]:
    return [f"`{row['host']}`", row["role"], *_said(row), row["date"]]


def _endpoint(row: _Row) -> list[str]:
    twin = row["twin"]
    call = f"`{row['method']} {row['path']}`"
    if twin is None:
        return [call, *_said(row), row["date"], "none", row["reason"], ""]
    notes = "; ".join([*([twin["note"]] if twin["note"] else []), *words.but(twin)])
    new = f"`{twin['method']} {twin['path']}`"
    return [call, *_said(row), row["date"], new, notes, words.evidence(twin)]


def _limit(row: _Row) -> list[str]:
    return [f"`{words.scope(row)}`", words.extent(row), *_said(row), row["date"] or ""]


def _enum(row: _Row) -> list[str]:
    return [f"`{words.scope(row)}`", words.values(row), *_said(row), row["date"] or ""]


def _price(row: _Row) -> list[str]:
    return [row["name"], words.price(row), *_said(row), row["date"]]


def _source(row: _Row) -> list[str]:
    return [row["key"], row["what"], row["age"]]


def _said(row: _Row) -> list[str]:
    return ["; ".join([row["what"], *words.but(row)]), words.evidence(row)]


_TABLES: dict[str, tuple[str, Callable[[_Row], list[str]]]] = {
    "timeline": ("date | when | concerns | what | sure: sources", _timeline),
    "hosts": ("host | for | what | sure: sources | as of", _host),
    "endpoints": (
        "call | what | sure: sources | as of | in v3 | note | sure: sources",
        _endpoint,
    ),
    "limits": ("name | takes | what | sure: sources | as of", _limit),
    "enums": ("field | values | what | sure: sources | as of", _enum),
    "prices": ("engine | price | what | sure: sources | as of", _price),
    "sources": ("key | what | age", _source),
}
