"""A report of `readiness` with one of everything, made of any text."""

from __future__ import annotations

from typing import Any

HOSTILE = (
    '</script></style></title><img src=x onerror="top.pwned=1">\x1b[31m::error::]]>'
    "--><script>top.pwned=1</script>&lt;&#60;\"'`\u202e\u2028\x00{{ 7*7 }}{% raw %}javascript:"
)
FATES = {"exact": 1, "approximate": 1, "needs-input": 1, "no-equivalent": 0}


def report(text: str, number: int = 1) -> dict[str, Any]:
    """Return a report with one of everything, and with the text wherever a text can stand."""
    pointer = f"/{text}"
    place = {"line": number, "column": number}
    leaf = {"source": pointer, "field": pointer, "fate": "needs-input", "note": text, **place}
    statuses = {"ready": 1, "migrates": 0, "migrates-with-notes": 1, "blocked": 1}
    evidence = {
        "sources": [text],
        "confidence": "low",
        "contradicted_by": [{"what": text, "sources": [text]}],
    }
    file = {
        "file": text, "dialect": "v1", "kind": "body", "status": "blocked", "reason": text,
        "line": number, "column": number, "notes": [text, text], "fates": FATES,
        "leaves": [
            {**leaf, "waits": True, "answer": text},
            {**leaf, "fate": "approximate", "waits": False},
        ],
        "avatars": [{"source": pointer, "note": text, **place}],
    }  # fmt: skip
    noted = {name: value for name, value in file.items() if name != "reason"}
    noted = {**noted, "status": "migrates-with-notes"}
    ready = {
        "file": f"{text}/ready", "dialect": "unknown", "kind": "unknown", "status": "ready",
        "fates": dict.fromkeys(FATES, 0), "leaves": [], "avatars": [],
    }  # fmt: skip
    call = f"POST /{text}"
    found = {"file": text, **place, "text": text, "version": "v2"}
    when = {"note": text, "concerns": ["v1"], **evidence, "files": [text], "calls": number}
    return {
        "schema": "clipspec/readiness-report/1",
        "to": "v3",
        "today": "2026-11-22",
        "summary": {
            "files": 3, **statuses, "questions": 1, "avatars": 1, "calls": 1, "mentions": 1,
            "scanned": 9, "binary": 1, "huge": 1, "excluded": 1, "unread": 1,
        },
        "dialects": [{"dialect": "v1", "kind": "body", "files": 3, **statuses}],
        "files": [file, noted, ready],
        "fields": [{"dialect": "v1", "field": pointer, "files": 1, "fates": FATES}],
        "questions": [
            {
                "dialect": "v1", "field": pointer, "fate": "needs-input", "note": text,
                "answers": [text] * number, "leaves": 1, "files": [text] * number,
            }
        ],
        "calls": [
            {**found, "use": "call", "subject": "endpoint", "endpoints": [call], "twins": [call]},
            {**found, "use": "mention", "subject": "unknown", "endpoints": [], "twins": []},
        ],
        "endpoints": [
            {
                "endpoint": call, "version": "v1", "what": text, "twin": call, "note": text,
                "sources": [text], "confidence": "low", "calls": 1, "mentions": 1,
            }
        ],
        "dates": [
            {"date": "2026-10-31", "days": -22, "topic": "end", "what": text, **when},
            {"date": "2026", "days": 0, "topic": "history", "what": text, **when},
        ],
        "sources": {text: {"what": text, "age": text}},
        "unread": [{"file": text, "reason": text}],
    }  # fmt: skip
