"""The whole answer: every document, every call, every date, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from clipspec.prose import plural
from clipspec.readiness import counts
from clipspec.readiness.code import HUGE, Call, Use
from clipspec.readiness.counts import Field, Group, Question
from clipspec.readiness.deadlines import Deadline, deadlines
from clipspec.readiness.standing import Standing, Status

THRESHOLDS = ("never", "blocked", "calls", "unready")
"""What may be taken for a failure, each with those before it.

`blocked`: a document is. `calls`: source code calls an old version. `unready`: a document is not
in the wanted version yet.
"""


class Extent(NamedTuple):
    """How far the look went, in files.

    `scanned`: those searched for calls. `binary` and `huge` were passed over, `excluded` by the
    configuration. `unread`: those that could not be read, and why.
    """

    scanned: int = 0
    binary: int = 0
    huge: int = 0
    excluded: int = 0
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def left_out(self) -> list[str]:
        """What was not looked at, in words."""
        reasons = {
            "no text": self.binary,
            f"larger than {HUGE // 1024**2} MiB": self.huge,
            "excluded by the configuration": self.excluded,
        }
        told = [f"{plural(count, 'file')}: {why}" for why, count in reasons.items() if count]
        return told + [f"{file}: cannot be read, {why}" for file, why in self.unread]


_NOWHERE = Extent()


class Readiness:
    """How ready a repository is for the version `target` on the day `today`. All is sorted.

    `found` are the places that call or mention an old version.
    """

    def __init__(
        self,
        target: str,
        today: date,
        standings: Iterable[Standing] = (),
        calls: Iterable[Call] = (),
        extent: Extent = _NOWHERE,
    ) -> None:
        self.target = target
        self.today = today
        self.standings = tuple(sorted(standings, key=lambda standing: standing.file))
        self.found = tuple(sorted(calls, key=lambda call: (call.file, call.span)))
        self.extent = extent

    @property
    def headline(self) -> str:
        """How ready all is, in one line."""
        documents = plural(len(self.standings), "document")
        ready, blocked = len(self.those(Status.READY)), len(self.those(Status.BLOCKED))
        calls = plural(len(self.calls), "call")
        told = f"{ready:,} ready for {self.target}, {blocked:,} blocked"
        return f"{documents}: {told}; {calls} of old versions"

    def those(self, status: Status) -> list[Standing]:
        """Return the documents of a status."""
        return [standing for standing in self.standings if standing.status is status]

    def reaches(self, threshold: str) -> bool:
        """Say whether something is as bad as a threshold, one of `THRESHOLDS`, or worse."""
        bad = {
            "never": False,
            "blocked": bool(self.those(Status.BLOCKED)),
            "calls": bool(self.calls),
            "unready": len(self.those(Status.READY)) < len(self.standings),
        }
        return any(bad[each] for each in THRESHOLDS[: THRESHOLDS.index(threshold) + 1])

    @property
    def calls(self) -> list[Call]:
        """The places that call."""
        return [call for call in self.found if call.use is Use.CALL]

    @property
    def mentions(self) -> list[Call]:
        """The places that mention a call."""
        return [call for call in self.found if call.use is Use.MENTION]

    @cached_property
    def places(self) -> dict[tuple[str, str], list[Call]]:
        """The calls and mentions by what they name and its twin, the most called first."""
        places: dict[tuple[str, str], list[Call]] = {}
        for each in self.found:
            places.setdefault((each.name, each.twin), []).append(each)
        return dict(sorted(places.items(), key=lambda item: (-_called(item[1]), item[0])))

    @cached_property
    def groups(self) -> list[Group]:
        """The documents by dialect and kind."""
        return counts.groups(self.standings)

    @cached_property
    def reasons(self) -> dict[str, list[Standing]]:
        """The blocked documents by why they are."""
        return counts.reasons(self.standings)

    @cached_property
    def fields(self) -> list[Field]:
        """What becomes of each field, by dialect and name."""
        return counts.fields(self.standings)

    @property
    def losses(self) -> list[Field]:
        """The fields that do not arrive as they are everywhere, those that block most first."""
        lossy = [field for field in self.fields if field.lossy]
        return sorted(lossy, key=lambda field: -field.blocks)

    @cached_property
    def questions(self) -> list[Question]:
        """The questions that block files, those of most files first."""
        return counts.questions(self.standings)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """The dates, see `deadlines`."""
        return list(deadlines(self.standings, self.found, self.today))


def _called(calls: Iterable[Call]) -> int:
    return sum(call.use is Use.CALL for call in calls)
