"""How parts of facts are said, in all formats for people."""

from __future__ import annotations

import json
from typing import Any

TITLES = {
    "timeline": "Timeline",
    "hosts": "Hosts",
    "endpoints": "Endpoints",
    "limits": "Limits",
    "enums": "Fixed values",
    "prices": "Prices",
    "sources": "Sources",
}


def head(data: dict[str, Any]) -> str:
    """Return the sentence that says as of when all this is known."""
    return (
        f"HeyGen's API, as known on {data['known']} from public pages and public code; "
        f"days are counted from {data['today']}."
    )


def evidence(fact: dict[str, Any]) -> str:
    """Return how sure a fact is, and its sources: `high: SEED, V1USE`."""
    return f"{fact['confidence']}: {', '.join(fact['sources'])}"


def but(fact: dict[str, Any]) -> list[str]:
    """Return what speaks against a fact."""
    against = fact["contradicted_by"]
    return [f"but {each['what']} ({', '.join(each['sources'])})" for each in against]


def concerns(row: dict[str, Any]) -> str:
    """Return which versions a date concerns, and which part of them."""
    return " and ".join(row["concerns"]) + (f", {row['part']}" if row["part"] else "")


def scope(row: dict[str, Any]) -> str:
    """Return a field with its version, or a limit of none: `v2 dimension.width`."""
    return f"{row['version']} {row['name']}" if row["version"] else str(row["name"])


def extent(row: dict[str, Any]) -> str:
    """Return what a limit allows: `at most 50 MB`, `0.5 to 1.5`."""
    low, above, high = row["minimum"], row["above"], row["maximum"]
    if low is not None and high is not None:
        text = f"{low:,} to {high:,}"
    else:
        ends = [("at least", low), ("more than", above), ("at most", high)]
        text = ", ".join(f"{word} {end:,}" for word, end in ends if end is not None)
    return f"{text} {row['unit']}" if row["unit"] else text


def values(row: dict[str, Any]) -> str:
    """Return the values of a field, as one writes them in JSON; texts without their quotes."""
    return ", ".join(v if isinstance(v, str) else json.dumps(v) for v in row["values"])


def price(row: dict[str, Any]) -> str:
    """Return what an engine costs, and where it is the default."""
    default = f", default of {' and '.join(row['default_of'])}" if row["default_of"] else ""
    return f"{row['credits_per_second']} credits a second{default}"
