"""The same report as diagnostics, for the formats that show findings in files."""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Diagnostic, Position, Span
from clipspec.lint.rulebook import diagnostic
from clipspec.readiness.code import Call
from clipspec.readiness.readiness import Readiness
from clipspec.readiness.standing import Standing, Status

_BLOCKED = "blocked-migration"
_CALLS = "old-endpoint"
_TOO_NEW = "avatar-too-new"
_START = Position(1, 1)


def findings(readiness: Readiness) -> list[Diagnostic]:
    """Return what blocks documents, the avatars that are too new, and the calls, by place.

    What is merely mentioned is no finding.
    """
    found = [d for standing in readiness.standings for d in _of_document(standing)]
    found += [_of_call(call) for call in readiness.calls]
    return sorted(found, key=lambda each: each.order)


def _of_document(standing: Standing) -> Iterator[Diagnostic]:
    for avatar in standing.avatars:
        help_ = "take an older avatar, or go over to a newer version of the API"
        yield diagnostic(
            _TOO_NEW, standing.file, avatar.span, avatar.note, help_, pointer=avatar.source
        )
    for leaf in standing.questions:
        said = (leaf.span, leaf.note, f"answer with {leaf.answer}")
        yield diagnostic(_BLOCKED, standing.file, *said, pointer=leaf.source)
    if standing.status is Status.BLOCKED and not standing.questions:
        line, column = standing.place or _START
        span = Span(Position(line, column), Position(line, column + 1))
        yield diagnostic(_BLOCKED, standing.file, span, standing.reason)


def _of_call(call: Call) -> Diagnostic:
    end = resources.facts("heygen/dates")["ends"].get(call.version, {}).get("date")
    message = call.name + (f" of {call.version}, announced to end on {end}" if end else "")
    notes = list(dict.fromkeys(each.note for each in call.endpoints if each.note))
    twin = f"v3 has {call.twin}" if call.twin else "no twin in v3 is known"
    return diagnostic(_CALLS, call.file, call.span, message, "; ".join([twin, *notes]))
