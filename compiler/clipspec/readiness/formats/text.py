"""For people at a terminal: what blocks first, then what is asked, what calls, and the dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clipspec import resources
from clipspec.dialects.reading import Fate
from clipspec.facts.days import spoken
from clipspec.prose import plural
from clipspec.readiness.code import Call, Use
from clipspec.readiness.counts import Question
from clipspec.readiness.deadlines import Deadline
from clipspec.readiness.formats._layout import listed, shortened, table, wrapped
from clipspec.readiness.readiness import Readiness
from clipspec.readiness.standing import Standing, Status
from clipspec.report._terminal import paint

_MOST = 30
"""Questions and fields that are listed."""

_WORDS = {
    Status.READY: "ready",
    Status.MIGRATES: "migrate",
    Status.WITH_NOTES: "with notes",
    Status.BLOCKED: "blocked",
}
_FATES = {
    Fate.EXACT: "exact",
    Fate.APPROXIMATE: "approximate",
    Fate.NEEDS_INPUT: "needs input",
    Fate.NO_EQUIVALENT: "no equivalent",
}


def render(readiness: Readiness, color: bool) -> str:
    """Render a report in sections; those with nothing to say are left out."""
    sections = {
        "Documents": _documents(readiness),
        "Blocked": _blocked(readiness),
        "Questions": _questions(readiness),
        "Fields that do not arrive as they are, in files": _fields(readiness),
        "Avatars that v1 does not take": _avatars(readiness),
        "Calls of old versions in source code": _calls(readiness),
        f"Dates, seen from {readiness.today}": _dates(readiness),
        "Sources": _sources(readiness),
        "Not looked at": _left_out(readiness),
    }
    lines = [paint(readiness.headline, "bold", color=color)]
    for title, content in sections.items():
        body = list(content)
        if body:
            lines += ["", paint(title, "bold", color=color), *body]
    return "".join(f"{line}\n" for line in lines)


def _documents(readiness: Readiness) -> Iterator[str]:
    rows = [
        [g.name, f"{g.counts.total():,}", *(f"{g.counts[status]:,}" for status in _WORDS)]
        for g in readiness.groups
    ]
    if rows:
        yield from table(["", "files", *_WORDS.values()], rows)


def _blocked(readiness: Readiness) -> Iterator[str]:
    for reason, standings in readiness.reasons.items():
        yield from wrapped(f"{plural(len(standings), 'file')}: {reason}", "      ", "  ")
        yield from listed(map(_place, standings))


def _place(standing: Standing) -> str:
    at = standing.place
    return f"{standing.file}:{at.line}:{at.column}" if at else standing.file


def _questions(readiness: Readiness) -> Iterator[str]:
    for question in readiness.questions[:_MOST]:
        yield from wrapped(_asked(question), "      ", "  ")
        yield f"      [{_answer(question.answers)}]"
    yield from _more(len(readiness.questions))


def _asked(question: Question) -> str:
    files, leaf = plural(len(question.files), "file"), question.leaf
    return f"{files}: {question.dialect} {leaf.field or '/'}: {leaf.fate.value}: {leaf.note}"


def _answer(options: Sequence[str]) -> str:
    more = f" and {len(options) - 1:,} like it" if len(options) > 1 else ""
    return shortened(options[0], 72 - len(more)) + more


def _fields(readiness: Readiness) -> Iterator[str]:
    rows = [
        [f"{f.dialect} {f.name or '/'}", *(f"{f.fates.get(fate, 0):,}" for fate in Fate)]
        for f in readiness.losses
    ]
    if rows:
        yield from table(["", *_FATES.values()], rows[:_MOST])
        yield from _more(len(rows))


def _more(count: int) -> Iterator[str]:
    if count > _MOST:
        yield f"  and {count - _MOST:,} more: `--format json` has them all"


def _avatars(readiness: Readiness) -> Iterator[str]:
    found = [(each.file, avatar) for each in readiness.standings for avatar in each.avatars]
    yield from listed(f"{file}:{a.span.start.line}:{a.span.start.column}" for file, a in found)


def _calls(readiness: Readiness) -> Iterator[str]:
    for (name, twin), found in readiness.places.items():
        uses = Counter(call.use for call in found)
        counts = ", ".join(plural(uses[use], use.value) for use in Use if uses[use])
        arrow = f" -> {twin}" if twin else ""
        yield from wrapped(f"{name}{arrow} ({counts})", "      ", "  ")
        for note in dict.fromkeys(e.note for call in found for e in call.endpoints if e.note):
            yield from wrapped(note, "      ")
        yield from listed(map(_called, sorted(found, key=lambda call: call.use.value)))


def _called(call: Call) -> str:
    start = call.span.start
    plain = call.use is Use.CALL and call.endpoints
    more = "" if plain else f" {'mentions ' if call.use is Use.MENTION else ''}{call.text}"
    return f"{call.file}:{start.line}:{start.column}{more}"


def _dates(readiness: Readiness) -> Iterator[str]:
    for deadline in _concerning(readiness):
        yield from wrapped(_dated(deadline), " " * 14, f"  {deadline.day:<10}  ")


def _concerning(readiness: Readiness) -> list[Deadline]:
    """Return the dates that concern a version that was found."""
    found = {each.dialect for each in readiness.standings} | {c.version for c in readiness.found}
    return [each for each in readiness.deadlines if not found.isdisjoint(each.concerns)]


def _dated(deadline: Deadline) -> str:
    whom = [plural(len(deadline.files), "document")] if deadline.files else []
    whom += [plural(deadline.calls, "call")] if deadline.calls else []
    parts = [
        f"{spoken(deadline.days)}: {deadline.what}{' (' + ', '.join(whom) + ')' if whom else ''}",
        deadline.note,
        *(f"but {doubt.what}" for doubt in deadline.doubts),
    ]
    return f"{'; '.join(filter(None, parts))} [{', '.join(deadline.sources)}]"


def _sources(readiness: Readiness) -> Iterator[str]:
    facts = resources.facts("heygen/sources")
    for key in sorted({key for each in _concerning(readiness) for key in each.sources}):
        fact = facts[key]
        yield from wrapped(f"{fact['what']} ({fact['age']})", " " * 14, f"  {key:<10}  ")


def _left_out(readiness: Readiness) -> Iterator[str]:
    for told in readiness.extent.left_out:
        yield from wrapped(told, "      ", "  - ")
