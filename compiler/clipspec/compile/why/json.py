"""For programs: `clipspec/why-report/1`, described by the schema `report/why`."""

from __future__ import annotations

import json
from typing import Any

from clipspec.compile.why.answering import Answer, Trace
from clipspec.compile.why.link import UNKNOWN, Link

_SCHEMA = "clipspec/why-report/1"


def render(answer: Answer, color: bool) -> str:
    """Render an answer as one JSON object; the format has no colours."""
    del color
    return json.dumps(as_data(answer), ensure_ascii=False, indent=2) + "\n"


def as_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON data."""
    return {
        "schema": _SCHEMA,
        "pointer": answer.pointer,
        "name": answer.name,
        "data": answer.data or None,
        "row": answer.row,
        "combination": answer.combination,
        "leaves": [_trace(trace) for trace in answer.leaves],
    }


def _trace(trace: Trace) -> dict[str, Any]:
    links = [_link(link) for link in trace.links]
    return {"pointer": trace.pointer, **_value(trace.value), "links": links}


def _link(link: Link) -> dict[str, Any]:
    """Return a link without what it does not have."""
    data: dict[str, Any] = {"kind": link.kind}
    for name in ("name", "text", "note", "number"):
        if getattr(link, name) not in ("", None):
            data[name] = getattr(link, name)
    data |= _value(link.value)
    if link.place is not None:
        data["file"] = link.place.file
        data["pointer"] = link.place.pointer
        data["start"], data["end"] = (each._asdict() for each in link.place.span)
    for name in ("links", "overrides"):
        if getattr(link, name):
            data[name] = [_link(each) for each in getattr(link, name)]
    data |= {name: True for name in ("repeated", "secret") if getattr(link, name)}
    return data


def _value(value: Any) -> dict[str, Any]:
    return {} if value is UNKNOWN else {"value": value}
