"""Baselines on the disk: reading them, hiding what they know, and keeping them up to date."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.errors import ClipspecError, UsageError
from clipspec.lint.engine import Judgement
from clipspec.lint.silencing.baseline import Entry, entries, read_baseline, written
from clipspec.prose import plural

Keeping = Literal["write", "prune"]


class Shelf:
    """One baseline file in one run.

    `write` makes it hold what is found now, `prune` takes out what is no longer found. Both leave
    alone what it says of files that this run did not judge, as long as they are there.
    """

    def __init__(self, path: str, keeping: Keeping | None) -> None:
        self.path = path
        self.keeping = keeping
        self._folder = Path(path).resolve().parent
        self._known = [] if keeping == "write" and not Path(path).exists() else _read(path)
        self._fingerprints = {entry.fingerprint for entry in self._known}
        self._judged: set[str] = set()
        self._found: list[Entry] = []

    def hide(self, judgement: Judgement) -> Judgement:
        """Take out of a judgement what is known; when it is being written, everything is."""
        self._judged.add(self._located(judgement.document.file))
        found = entries(judgement.diagnostics, self._located)
        self._found += found
        new = tuple(
            diagnostic
            for diagnostic, entry in zip(judgement.diagnostics, found, strict=True)
            if self.keeping != "write" and entry.fingerprint not in self._fingerprints
        )
        hidden = len(found) - len(new)
        return judgement._replace(diagnostics=new, baselined=hidden)

    def close(self, partial: bool) -> None:
        """Write the file where that was asked for, and say what in it is no longer found.

        `partial`: only some rules were looked at, so that nothing can be said of the others.
        """
        now = {entry.fingerprint for entry in self._found}
        kept = [entry for entry in self._known if entry.fingerprint in now or self._waits(entry)]
        stale = len(self._known) - len(kept)
        if self.keeping is None:
            if stale and not partial:
                said = f"of {files.shown(self.path)} no longer found: --baseline-prune drops them"
                _say(f"{plural(stale, 'finding')} {said}")
            return
        held = [*kept, *self._found] if self.keeping == "write" else kept
        files.write(Path(self.path), files.encode(written(held)))
        _say(f"{files.shown(self.path)} holds {plural(len(set(held)), 'finding')}, {stale} dropped")

    def _waits(self, entry: Entry) -> bool:
        """Say whether the file of an entry is there, and was not judged."""
        return entry.file not in self._judged and (self._folder / entry.file).exists()

    def _located(self, file: str) -> str:
        whole = Path(file).resolve()
        return Path(os.path.relpath(whole, self._folder)).as_posix()


def hide_known(
    judgements: Iterable[Judgement], projects: Projects, keeping: Keeping | None
) -> list[Judgement]:
    """Take out of each judgement what the baseline of its project knows, if there is one.

    Raises `UsageError` where a baseline is to be kept and none is named, or not all rules count.
    """
    if keeping and projects.partial:
        raise UsageError(f"--baseline-{keeping} takes every rule: leave --select and --ignore out")
    shelves: dict[str, Shelf] = {}
    told = []
    for judgement in judgements:
        path = projects.of(judgement.document.file).baseline
        if path and path not in shelves:
            shelves[path] = Shelf(path, keeping)
        told.append(shelves[path].hide(judgement) if path else judgement)
    if keeping and not shelves:
        raise UsageError(f"--baseline-{keeping}: name the file, with --baseline or in the config")
    for shelf in shelves.values():
        shelf.close(projects.partial)
    return told


def _read(path: str) -> list[Entry]:
    import json

    try:
        data = json.loads(files.read(path))
    except ValueError as error:
        raise UsageError(f"{files.shown(path)} is no baseline: {error}") from error
    except ClipspecError as error:
        raise ClipspecError(f"{error}; --baseline-write makes a baseline") from error
    return read_baseline(data, files.shown(path))


def _say(words: str) -> None:
    click.echo(f"clipspec: {words}", err=True)
