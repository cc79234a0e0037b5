"""For programs: `clipspec/readiness-report/1`, described by the schema `report/readiness`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from clipspec import resources
from clipspec.diagnostics import Position
from clipspec.dialects.reading import Fate
from clipspec.readiness.code import Call, Endpoint
from clipspec.readiness.counts import Field, Question
from clipspec.readiness.deadlines import Deadline
from clipspec.readiness.readiness import Readiness
from clipspec.readiness.standing import Leaf, Standing, Status

_SCHEMA = "clipspec/readiness-report/1"


def as_data(readiness: Readiness) -> dict[str, Any]:
    """Return a report as JSON data."""
    return {
        "schema": _SCHEMA,
        "to": readiness.target,
        "today": readiness.today.isoformat(),
        "summary": _summary(readiness),
        "dialects": [
            {"dialect": g.dialect, "kind": g.kind, "files": g.counts.total(), **_statuses(g.counts)}
            for g in readiness.groups
        ],
        "files": [_file(standing) for standing in readiness.standings],
        "fields": [_field(field) for field in readiness.fields],
        "questions": [_question(question) for question in readiness.questions],
        "calls": [_call(call) for call in readiness.found],
        "endpoints": _endpoints(readiness),
        "dates": [_date(deadline) for deadline in readiness.deadlines],
        "sources": _sources(readiness),
        "unread": [{"file": file, "reason": why} for file, why in readiness.extent.unread],
    }


def _summary(readiness: Readiness) -> dict[str, Any]:
    extent = readiness.extent
    return {
        "files": len(readiness.standings),
        **_statuses(Counter(standing.status for standing in readiness.standings)),
        "questions": sum(len(standing.questions) for standing in readiness.standings),
        "avatars": sum(len(standing.avatars) for standing in readiness.standings),
        "calls": len(readiness.calls),
        "mentions": len(readiness.mentions),
        "scanned": extent.scanned,
        "binary": extent.binary,
        "huge": extent.huge,
        "excluded": extent.excluded,
        "unread": len(extent.unread),
    }


def _statuses(counts: Counter[Status]) -> dict[str, int]:
    return {status.value: counts[status] for status in Status}


def _file(standing: Standing) -> dict[str, Any]:
    stated = {
        "reason": standing.reason,
        "notes": list(standing.notes),
        **(_place(standing.place) if standing.place else {}),
    }
    return {
        "file": standing.file,
        "dialect": standing.dialect,
        "kind": standing.kind,
        "status": standing.status.value,
        **{name: value for name, value in stated.items() if value},
        "fates": {fate.value: standing.fates.get(fate, 0) for fate in Fate},
        "leaves": [_leaf(leaf) for leaf in standing.leaves],
        "avatars": [
            {"source": a.source, "note": a.note, **_place(a.span.start)} for a in standing.avatars
        ],
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    data = {
        "source": leaf.source,
        "field": leaf.field,
        "fate": leaf.fate.value,
        "note": leaf.note,
        **_place(leaf.span.start),
        "waits": leaf.waits,
    }
    return data | {"answer": leaf.answer} if leaf.answer else data


def _field(field: Field) -> dict[str, Any]:
    fates = {fate.value: field.fates.get(fate, 0) for fate in Fate}
    return {"dialect": field.dialect, "field": field.name, "files": field.files, "fates": fates}


def _question(question: Question) -> dict[str, Any]:
    return {
        "dialect": question.dialect,
        "field": question.leaf.field,
        "fate": question.leaf.fate.value,
        "note": question.leaf.note,
        "answers": question.answers,
        "leaves": len(question.leaves),
        "files": question.files,
    }


def _call(call: Call) -> dict[str, Any]:
    return {
        "file": call.file,
        **_place(call.span.start),
        "text": call.text,
        "use": call.use.value,
        "subject": call.subject.value,
        "version": call.version,
        "endpoints": [endpoint.name for endpoint in call.endpoints],
        "twins": call.twins,
    }


def _endpoints(readiness: Readiness) -> list[dict[str, Any]]:
    """Return the endpoints that were found, the most called first."""
    called = _count(readiness.calls)
    mentioned = _count(readiness.mentions)
    found = sorted(called | mentioned, key=lambda each: (-called[each], each.version, each.name))
    return [
        {
            "endpoint": each.name,
            "version": each.version,
            "what": each.what,
            "twin": each.twin or None,
            "note": each.note,
            "sources": list(each.sources),
            "confidence": each.confidence,
            "calls": called[each],
            "mentions": mentioned[each],
        }
        for each in found
    ]


def _count(calls: Iterable[Call]) -> Counter[Endpoint]:
    return Counter(endpoint for call in calls for endpoint in call.endpoints)


def _date(deadline: Deadline) -> dict[str, Any]:
    return {
        "date": deadline.day,
        "days": deadline.days,
        "topic": deadline.topic,
        "what": deadline.what,
        "note": deadline.note,
        "concerns": list(deadline.concerns),
        "sources": list(deadline.sources),
        "confidence": deadline.confidence,
        "contradicted_by": [
            {"what": doubt.what, "sources": list(doubt.sources)} for doubt in deadline.doubts
        ],
        "files": list(deadline.files),
        "calls": deadline.calls,
    }


def _sources(readiness: Readiness) -> dict[str, Any]:
    """Return what the keys of sources stand for that this report names."""
    named = {key for deadline in readiness.deadlines for key in deadline.sources}
    named |= {key for d in readiness.deadlines for doubt in d.doubts for key in doubt.sources}
    named |= {key for call in readiness.found for e in call.endpoints for key in e.sources}
    facts = resources.facts("heygen/sources")
    return {key: facts[key] for key in sorted(named & facts.keys())}


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
