"""How the files of a repository are looked at: documents by their data, all others for calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clipspec.cli import files
from clipspec.cli.answering import Answering
from clipspec.cli.config import Projects
from clipspec.cli.crossing import Asked
from clipspec.cli.walk import DOCUMENTS, Target
from clipspec.cli.workers import spread
from clipspec.errors import ClipspecError
from clipspec.migrate import Request
from clipspec.readiness import Extent, Readiness, Standing, survey
from clipspec.readiness.code import HUGE, Call, bases, is_binary, scan, speaks_of_us
from clipspec.source import parse


class Look(NamedTuple):
    """What was seen of a file. `passed`: it was not searched, because it is `binary` or `huge`.

    `speaks`: it was searched, and names the vendor.
    """

    standing: Standing | None = None
    calls: tuple[Call, ...] = ()
    passed: str = ""
    scanned: bool = False
    speaks: bool = False
    error: tuple[str, str] | None = None


class Surveying(NamedTuple):
    """One who looks at files. `stdin_filename`: what standard input is called."""

    projects: Projects
    asked: Asked
    answering: Answering
    stdin_filename: str

    def survey_all(self, targets: Sequence[Target], today: date, jobs: int) -> Readiness:
        """Look at files, in as many processes as `jobs` says; 0: as many as they are worth.

        Raises `UsageError` for a configuration that means nothing.
        """
        wanted = [target.path for target in targets if not self._excludes(target)]
        looks = spread(self._look_at, wanted, jobs)
        looks = self._joined(wanted, looks, jobs)
        extent = _extent(looks)._replace(excluded=len(targets) - len(wanted))
        standings = [look.standing for look in looks if look.standing]
        calls = [call for look in looks for call in look.calls]
        assert self.asked.to is not None, "the command line has a version to reach"
        return Readiness(self.asked.to, today, standings, calls, extent)

    def _joined(self, paths: Sequence[str], looks: list[Look], jobs: int) -> list[Look]:
        """Search once more where paths may be joined to an address that another file holds."""
        known = bases(call for look in looks for call in look.calls)
        places = [
            place
            for place, (path, look) in enumerate(zip(paths, looks, strict=True))
            if look.speaks and path != files.STDIN and not bases(look.calls)
        ]

        def search(some: Sequence[int]) -> list[Look]:
            return [self._search(paths[place], looks[place], known) for place in some]

        found = dict(zip(places, spread(search, places, jobs) if known else [], strict=False))
        return [found.get(place, look) for place, look in enumerate(looks)]

    def _search(self, path: str, look: Look, known: frozenset[str]) -> Look:
        try:
            return look._replace(calls=tuple(scan(files.read(path), self._name(path), known)))
        except (OSError, ClipspecError):  # it was there a moment ago
            return look

    def _excludes(self, target: Target) -> bool:
        name = self._name(target.path)
        return self.projects.of(name).excludes(name)

    def _name(self, path: str) -> str:
        return self.stdin_filename if path == files.STDIN else files.shown(path)

    def _request(self, name: str) -> Request:
        return self.answering.request(name, self.asked, self.projects.of(name).config.migrate)

    def _look_at(self, paths: Sequence[str]) -> list[Look]:
        return [self._look(path) for path in paths]

    def _look(self, path: str) -> Look:
        name = self._name(path)
        may_be_document = path == files.STDIN or name.lower().endswith(DOCUMENTS)
        try:
            if path != files.STDIN and Path(path).stat().st_size > HUGE:
                return Look(passed="huge")
            raw = files.read(path)
        except OSError as error:
            return Look(error=(name, files.reason(error)))
        except ClipspecError as error:
            cause = error.__cause__
            why = files.reason(cause) if isinstance(cause, OSError) else str(error)
            return Look(error=(name, why))
        standing = survey(parse(raw, name), self._request(name)) if may_be_document else None
        if standing is not None and standing.kind != "unknown":
            return Look(standing)
        if is_binary(raw):
            return Look(standing, passed="binary")
        return Look(standing, tuple(scan(raw, name)), scanned=True, speaks=speaks_of_us(raw))


def _extent(looks: Iterable[Look]) -> Extent:
    looks = list(looks)
    passed = [look.passed for look in looks]
    return Extent(
        scanned=sum(look.scanned for look in looks),
        binary=passed.count("binary"),
        huge=passed.count("huge"),
        unread=tuple(sorted(look.error for look in looks if look.error)),
    )
