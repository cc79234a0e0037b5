"""For a comment on a pull request: the counts, then the details, folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clipspec.dialects.reading import Fate
from clipspec.facts.days import spoken
from clipspec.readiness.code import Call, Use
from clipspec.readiness.deadlines import Deadline
from clipspec.readiness.formats._escape import code, prose
from clipspec.readiness.readiness import Readiness
from clipspec.readiness.standing import Status

_FEW = 5
"""Places that are listed of each kind: a comment on GitHub holds 65,536 characters."""

_MOST = 30
"""Rows of a table, for the same reason."""


def render(readiness: Readiness, color: bool) -> str:
    """Render a report as GitHub's Markdown; the format has no colours."""
    del color
    details = {
        "Blocked": _blocked(readiness),
        "Questions": _questions(readiness),
        "Fields that do not arrive as they are": _fields(readiness),
        "Avatars that v1 does not take": _avatars(readiness),
        "Calls of old versions in source code": _calls(readiness),
        "Dates": _dates(readiness),
        "Not looked at": _left_out(readiness),
    }
    lines = [f"## Ready for {readiness.target}?", "", readiness.headline, "", *_counts(readiness)]
    for title, content in details.items():
        body = list(content)
        if body:
            lines += ["", f"<details><summary>{title}</summary>", "", *body, "", "</details>"]
    return "\n".join([*lines, ""])


def _counts(readiness: Readiness) -> Iterator[str]:
    rows = [
        [g.name, f"{g.counts.total():,}", *(f"{g.counts[status]:,}" for status in Status)]
        for g in readiness.groups
    ]
    yield from _table(["documents", "all", *(status.value for status in Status)], rows)


def _blocked(readiness: Readiness) -> Iterator[str]:
    rows = [
        [prose(reason), str(len(standings)), _listed(standing.file for standing in standings)]
        for reason, standings in readiness.reasons.items()
    ]
    yield from _table(["why", "files", "which"], rows)


def _questions(readiness: Readiness) -> Iterator[str]:
    rows = [
        [
            f"{question.dialect} {code(question.leaf.field or '/')}",
            question.leaf.fate.value,
            prose(question.leaf.note),
            _listed(question.answers, 2),
            _listed(question.files),
        ]
        for question in readiness.questions
    ]
    yield from _table(["field", "fate", "question", "answer", "files"], rows)


def _fields(readiness: Readiness) -> Iterator[str]:
    rows = [
        [
            f"{field.dialect} {code(field.name or '/')}",
            *(str(field.fates.get(fate, 0)) for fate in Fate),
        ]
        for field in readiness.losses
    ]
    yield from _table(["field, in files", *(fate.value for fate in Fate)], rows)


def _avatars(readiness: Readiness) -> Iterator[str]:
    rows = [
        [code(f"{each.file}:{avatar.span.start.line}"), prose(avatar.note)]
        for each in readiness.standings
        for avatar in each.avatars
    ]
    yield from _table(["place", "avatar"], rows)


def _calls(readiness: Readiness) -> Iterator[str]:
    rows = [
        [code(name), code(twin) or "?", _uses(found, Use.CALL), _uses(found, Use.MENTION)]
        for (name, twin), found in readiness.places.items()
    ]
    yield from _table(["what", "in v3", "calls", "mentions"], rows)


def _uses(calls: Iterable[Call], use: Use) -> str:
    found = [call for call in calls if call.use is use]
    return _listed(f"{call.file}:{call.span.start.line}" for call in found)


def _dates(readiness: Readiness) -> Iterator[str]:
    rows = [
        [d.day, spoken(d.days), prose(_told(d)), str(len(d.files)), str(d.calls), _sources(d)]
        for d in readiness.deadlines
        if d.topic != "history"
    ]
    yield from _table(["day", "", "what", "documents", "calls", "sources"], rows)


def _left_out(readiness: Readiness) -> Iterator[str]:
    yield from _table(["files"], [[prose(told)] for told in readiness.extent.left_out])


def _told(deadline: Deadline) -> str:
    return "; ".join(filter(None, (deadline.what, deadline.note)))


def _sources(deadline: Deadline) -> str:
    return ", ".join(deadline.sources)


def _listed(texts: Iterable[str], most: int = _FEW) -> str:
    found = list(texts)
    more = f"<br>and {len(found) - most:,} more" if len(found) > most else ""
    return "<br>".join(map(code, found[:most])) + more


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, none where it has no rows."""
    if rows:
        yield _row(head)
        yield _row(["---"] * len(head))
        yield from map(_row, rows[:_MOST])
        if len(rows) > _MOST:
            yield ""
            yield f"and {len(rows) - _MOST:,} more, see `clipspec readiness --format json`"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
