"""What the page shows of a report: its parts in the order and with the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from clipspec.facts.days import spoken
from clipspec.prose import plural

_Data = dict[str, Any]
# A status or a fate, what the page calls it, and what that means; the worst last.
_STATUSES = {
    "ready": ("ready", "in {to} or newer"),
    "migrates": ("migrate", "every value arrives as it is"),
    "migrates-with-notes": ("migrate with notes", "something is worth reading"),
    "blocked": ("blocked", "an answer is needed"),
}
_FATES = {
    "exact": "exact",
    "approximate": "approximate",
    "needs-input": "needs input",
    "no-equivalent": "no equivalent",
}
_SUBJECTS = {
    "endpoint": "no twin known",
    "unknown": "a call that is not known",
    "base": "an address to which paths are joined",
    "host": "the old host",
}
_MOST = 40  # names of files in one list: the table has them all
_FEW = 12  # files of source code that stand open


def view(report: _Data) -> _Data:
    """Return what the template of the page reads."""
    order = [*_STATUSES]
    numbered = [_file(index, file) for index, file in enumerate(report["files"])]
    files = sorted(numbered, key=lambda file: (-order.index(file["status"]), file["index"]))
    dates = report["dates"]
    return {
        "report": report,
        "summary": report["summary"],
        "lead": _lead(report),
        "passed": _passed(report["summary"]),
        "sections": _sections(report),
        "tiles": [_tile(name, report) for name in reversed(order)],
        "whole": _bar(report["summary"], {name: _STATUSES[name][0] for name in reversed(order)}),
        "ends": [date for date in dates if date["topic"] != "history"],
        "history": [date for date in dates if date["topic"] == "history"],
        "dialects": list(dict.fromkeys(row["dialect"] for row in report["dialects"])),
        "files": files,
        "anchors": {file["file"]: file["id"] for file in numbered},
        "fields": [{**row, "bar": _bar(row["fates"], _FATES)} for row in report["fields"]],
        "code": [(file, list(calls)) for file, calls in groupby(report["calls"], _by_file)],
        "avatars": [(file["file"], each) for file in report["files"] for each in file["avatars"]],
        "subjects": _SUBJECTS,
        "spans": _spans,
        "spoken": spoken,
        "most": _MOST,
        "few": _FEW,
    }


def _lead(report: _Data) -> str:
    """Return what all comes down to, in a sentence or two."""
    summary = report["summary"]
    total, blocked, calls = summary["files"], summary["blocked"], summary["calls"]
    files = (
        f"{blocked:,} of {plural(total, 'video document')} {_verb(blocked, 'is', 'are')} blocked"
    )
    if not total:
        files = "There is no video document here"
    elif not blocked:
        files = f"Nothing blocks any of {plural(total, 'video document')}"
    old = f"{plural(calls, 'place')} in source code {_verb(calls, 'calls', 'call')} an old version"
    return f"{files}. {old if calls else 'No source code calls an old version'}."


def _passed(summary: _Data) -> list[tuple[int, str]]:
    """Return how many files were not looked at, and why."""
    words = {
        "binary": "passed over as no text",
        "huge": "passed over as too large",
        "excluded": "excluded by the configuration",
        "unread": "not read",
    }
    return [(summary[name], said) for name, said in words.items() if summary[name]]


def _sections(report: _Data) -> Iterator[tuple[str, str, int | None]]:
    """Yield the id, the title and the number of items of each section that the page has."""
    avatars = report["summary"]["avatars"]
    yield "dates", "Dates", None
    yield "questions", "Questions", len(report["questions"])
    yield "files", "Files", len(report["files"])
    if report["fields"]:
        yield "fields", "Fields", len(report["fields"])
    yield "code", "Source code", len(report["calls"])
    if avatars:
        yield "avatars", "Avatars", avatars
    if report["unread"]:
        yield "unread", "Not read", len(report["unread"])
    yield "sources", "Sources", None


def _tile(name: str, report: _Data) -> _Data:
    label, meaning = _STATUSES[name]
    number = report["summary"][name]
    return {
        "name": name,
        "count": number,
        "label": label,
        "meaning": meaning.format(to=report["to"]),
    }


def _file(index: int, file: _Data) -> _Data:
    """Return a file with what the page says of it. `weight` orders files by what they lose."""
    fates = file["fates"]
    weight = sum(fates[fate] * 1000**place for place, fate in enumerate([*_FATES][1:]))
    rank = [*_STATUSES].index(file["status"])
    return {
        "reason": "",
        "line": None,
        "notes": [],
        **file,
        "bar": _bar(fates, _FATES),
        "index": index,
        "id": f"f{index}",
        "rank": rank,
        "weight": weight,
        "label_of_status": _STATUSES[file["status"]][0],
        "groups": list(_groups(file["leaves"])),
        "more": _more(file),
    }


def _more(file: _Data) -> str:
    """Return what stands behind the fold of a file, "" for nothing."""
    waits = sum(leaf["waits"] for leaf in file["leaves"])
    rest = len(file["leaves"]) - waits
    parts = [plural(waits, "question")] if waits else []
    parts += [plural(rest, "value") + " to know of"] if rest else []
    notes = len(file.get("notes", []))
    parts += [plural(notes, "note")] if notes else []
    parts += [plural(len(file["avatars"]), "avatar") + " too new"] if file["avatars"] else []
    if not parts and file.get("reason"):
        return "Why it is blocked"
    return ", ".join(parts)


def _groups(leaves: list[_Data]) -> Iterator[_Data]:
    """Yield alike values of a file together: of one field, one fate and one note."""
    groups: dict[tuple[str, ...], list[_Data]] = {}
    for leaf in leaves:
        key = (leaf["field"], leaf["fate"], leaf["note"], "waits" if leaf["waits"] else "")
        groups.setdefault(key, []).append(leaf)
    for (_, fate, note, _), places in groups.items():
        answers = list(dict.fromkeys(leaf["answer"] for leaf in places if leaf["waits"]))
        yield {"fate": fate, "note": note, "places": places, "answers": answers}


def _bar(counts: _Data, labels: dict[str, str]) -> list[_Data]:
    """Return the segments of a bar, `x` and `width` in percent; none where nothing is counted."""
    total = sum(counts[name] for name in labels)
    segments, start = [], 0
    for name, label in labels.items():
        if counts[name]:
            x, end = (round(100 * n / total, 3) for n in (start, start + counts[name]))
            width = round(end - x, 3)
            segments.append(
                {"name": name, "label": label, "count": counts[name], "x": x, "width": width}
            )
            start += counts[name]
    return segments


def _spans(text: str) -> list[tuple[bool, str]]:
    """Return a sentence in parts: true is code, which stands between backticks."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a backtick has no other
        return [(False, text)]
    return [(index % 2 == 1, part) for index, part in enumerate(parts) if part]


def _by_file(call: _Data) -> str:
    return str(call["file"])


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many
