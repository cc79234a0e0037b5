"""The dates that matter: what was announced, how many days are left, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from clipspec import resources
from clipspec.facts.days import days_until, last_day
from clipspec.readiness.code.call import Call, Use
from clipspec.readiness.standing import Standing


class Doubt(NamedTuple):
    """What speaks against a fact, by which `sources`."""

    what: str
    sources: tuple[str, ...]


class Deadline(NamedTuple):
    """A date. `day` is a year, a month or a day, such as `2026-10-31`.

    `days` are left until it, negative where it is past; a month or a year counts by its last day.
    `topic`: `end` of a version, `avatars` that a version takes, or `history`. `concerns` are
    versions, `files` and `calls` what was found of them; history counts none. `sources` are keys
    of `heygen/sources`, `confidence` is `high`, `medium` or `low`.
    """

    day: str
    days: int
    topic: str
    what: str
    concerns: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    doubts: tuple[Doubt, ...] = ()
    note: str = ""
    files: tuple[str, ...] = ()
    calls: int = 0


def deadlines(
    standings: Iterable[Standing], calls: Iterable[Call], today: date
) -> Iterator[Deadline]:
    """Yield the ends of versions, then what they take, then what happened, each by date."""
    standings, calls = list(standings), list(calls)
    facts = resources.facts("heygen/dates")
    for version, fact in facts["ends"].items():
        files = tuple(s.file for s in standings if s.dialect == version)
        called = sum(c.version == version and c.use is Use.CALL for c in calls)
        end = _deadline(fact, today, "end", f"{version} was announced to end", (version,))
        yield end._replace(note=fact["exception"], files=files, calls=called)
    for version, fact in facts["newest_avatar"].items():
        files = tuple(s.file for s in standings if s.dialect == version and s.avatars)
        what = f"{version} takes no avatar made after this day"
        yield _deadline(fact, today, "avatars", what, (version,))._replace(files=files)
    for fact in sorted(facts["history"], key=lambda fact: (last_day(fact["date"]), fact["what"])):
        yield _deadline(fact, today, "history", fact["what"], fact["concerns"])


def _deadline(
    fact: Mapping[str, Any], today: date, topic: str, what: str, concerns: Iterable[str]
) -> Deadline:
    return Deadline(
        fact["date"],
        days_until(fact["date"], today),
        topic,
        what,
        tuple(concerns),
        tuple(fact["sources"]),
        fact["confidence"],
        tuple(Doubt(d["what"], tuple(d["sources"])) for d in fact.get("contradicted_by", ())),
    )
