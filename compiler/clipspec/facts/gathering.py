"""All facts as rows of one shape, by topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from clipspec import resources
from clipspec.facts import schemas
from clipspec.facts.days import days_until, is_day

_SCHEMA = "clipspec/facts/1"
_EVIDENCE = ("date", "sources", "confidence")

Row = dict[str, Any]


def gather(topics: tuple[str, ...], today: date) -> dict[str, Any]:
    """Return the facts of some of the `TOPICS` as JSON data; `report/facts` is its schema.

    Days are counted from `today`. With the topic `sources` come all of them, otherwise those that
    the facts name.
    """
    rows = {name: list(TOPICS[name](today)) for name in TOPICS if name in topics}
    if "sources" not in rows:
        named = {*_named(rows)}
        rows["sources"] = [row for row in _sources(today) if row["key"] in named]
    known = resources.facts("heygen/dates")["known"]
    return {"schema": _SCHEMA, "known": known, "today": today.isoformat(), **rows}


def _timeline(today: date) -> Iterator[Row]:
    for fact in resources.facts("heygen/dates")["history"]:
        yield {
            "date": fact["date"],
            "about": fact.get("about", not is_day(fact["date"])),
            "days": days_until(fact["date"], today),
            "said": fact.get("said"),
            "concerns": fact["concerns"],
            "part": fact.get("part"),
            **_fact(fact),
        }


def _endpoints(today: date) -> Iterator[Row]:
    del today
    for fact in resources.facts("heygen/endpoints")["endpoints"]:
        twin = fact["twin"]
        yield {
            "version": fact["version"],
            "method": fact["method"],
            "path": fact["path"],
            "host": fact.get("host", "api.heygen.com"),
            **_fact(fact),
            "twin": twin and {"note": None, "contradicted_by": [], **twin},
            "reason": fact.get("reason"),
        }


def _hosts(today: date) -> Iterator[Row]:
    del today
    for fact in resources.facts("heygen/endpoints")["hosts"]:
        yield {"host": fact["host"], "role": fact["role"], **_fact(fact)}


def _limits(today: date) -> Iterator[Row]:
    del today
    facts = resources.facts("heygen/limits")
    found = {name: each for name, each in facts.items() if isinstance(each, dict)}
    for plan, limits in found.pop("plans").items():
        found |= {f"{plan}.{name}": each for name, each in limits.items()}
    for name, fact in (found | found.pop("outside")).items():
        yield {
            "version": None,
            "name": name,
            "minimum": None,
            "above": None,
            "maximum": fact["value"],
            "unit": fact["unit"],
            **_fact(fact),
        }
    yield from schemas.bounds()


def _enums(today: date) -> Iterator[Row]:
    del today
    yield from schemas.enums()


def _prices(today: date) -> Iterator[Row]:
    del today
    facts = resources.facts("heygen/prices")
    versions = facts["default_engine"]
    for key, fact in facts["engines"].items():
        yield {
            "engine": key,
            "name": fact["name"],
            "credits_per_second": fact["credits_per_second"],
            "default_of": [name for name in ("v1", "v2", "v3") if versions.get(name) == key],
            **_fact(fact),
        }


def _sources(today: date) -> Iterator[Row]:
    del today
    for key, source in resources.facts("heygen/sources").items():
        yield {"key": key, "what": source["what"], "age": source["age"]}


def _fact(fact: Row) -> Row:
    """Return what all facts have."""
    evidence = {name: fact[name] for name in _EVIDENCE}
    return {"what": fact["what"], **evidence, "contradicted_by": fact.get("contradicted_by", [])}


def _named(data: Any) -> Iterator[str]:
    """Yield the keys of all sources that stand somewhere in JSON data."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "sources":
            yield from value
        elif isinstance(value, dict | list):
            yield from _named(value)


# What there is to ask for, in the order in which it is told.
TOPICS: dict[str, Callable[[date], Iterator[Row]]] = {
    "timeline": _timeline,
    "hosts": _hosts,
    "endpoints": _endpoints,
    "limits": _limits,
    "enums": _enums,
    "prices": _prices,
    "sources": _sources,
}
