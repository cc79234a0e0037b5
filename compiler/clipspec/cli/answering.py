"""Questions of a migration, written to a file to be answered, and what comes back in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from clipspec.cli import files
from clipspec.cli.crossing import Asked
from clipspec.cli.job import Job
from clipspec.diagnostics import Finding, Position, worded
from clipspec.errors import UsageError
from clipspec.migrate import Consent, Request
from clipspec.migrate.answers import Answers, questions, read_answers, stray
from clipspec.nearest import nearest
from clipspec.source import Document, parse
from clipspec.validate.words import shown

_FROM_THE_SAME_FOLDER = "the paths start where the questions were written: run it from there"


class Answering:
    """What a user answered in a file; without a file, nothing."""

    def __init__(self, path: str | None) -> None:
        self._document: Document | None = None
        self._by_file: dict[str, Answers] = {}
        if path is None:
            return
        self._document = document = parse(files.read(path), files.shown(path))
        for problem in document.problems:
            at = document.text.position(problem.start)
            raise _refused(document, at, problem.message, problem.help)
        found = read_answers(document.data)
        if isinstance(found, Finding):
            raise self._wrong(found)
        self._by_file = found

    def request(self, file: str, asked: Asked, configured: Mapping[str, Any]) -> Request:
        """Return what is asked for a file, with its answers."""
        answers = self._by_file.get(file, Answers())
        asked = asked._replace(choices={**asked.choices, **answers.choices})
        try:
            request = asked.request(configured)
        except UsageError as error:
            raise UsageError(f"{file}: {error}" if answers.choices else str(error)) from error
        assert request is not None, "a migration has a version to reach"
        consent = Consent((*asked.accept, *answers.accepted))
        return replace(request, consent=consent, values=answers.values)

    def check(self, jobs: Iterable[Job]) -> str:
        """Return a word about files with answers that this run does not have, "" for none.

        Raises `UsageError` for an answer to what nobody asked, and where it has none of the files.
        """
        by_name = {job.migration.file: job for job in jobs}
        for file, answers in self._by_file.items():
            job = by_name.get(file)
            if job is None or job.document is None:
                continue
            waiting = [entry for entry in job.migration.ledger.leaves if entry.fate.blocks]
            found = stray(answers, job.document.data, waiting)
            if found:
                raise self._wrong(found)
        return self._strangers(by_name)

    def _strangers(self, names: Iterable[str]) -> str:
        """Say which files have answers, but no part in this run: it may be over some only."""
        answered = [file for file, answers in self._by_file.items() if answers != Answers()]
        strange = [file for file in answered if file not in names]
        if not strange:
            return ""
        meant = nearest(strange[0], names)
        hint = f"did you mean {meant}?" if meant else _FROM_THE_SAME_FOLDER
        if strange == answered:
            at = f"/files/{list(self._by_file).index(strange[0])}/file"
            message = f"no file of this run is called {shown(strange[0])}"
            raise self._wrong(Finding(at, message, hint))
        assert self._document is not None, "it speaks of files"
        count = f"{len(strange)} of {len(answered)} files with answers, such as {strange[0]}"
        return f"{self._document.file}: not in this run: {count}; {hint}"

    def _wrong(self, finding: Finding) -> UsageError:
        assert self._document is not None, "what is wrong stands in it"
        at = self._document.span(finding.pointer).start
        return _refused(self._document, at, finding.message, finding.help)


def _refused(document: Document, at: Position, message: str, help_: str) -> UsageError:
    return UsageError(f"{document.file}:{at.line}:{at.column}: {worded(message, help_)}")


def write_questions(path: str, jobs: Iterable[Job], to: str) -> None:
    """Write what is still open. Raises `ClipspecError` where that cannot be done."""
    known = [(job, job.document) for job in jobs if job.document is not None]
    asked = ((job.migration, document.data, job.request.consent) for job, document in known)
    content = files.encode(questions(asked, to))
    if path == files.STDIN:
        files.print_bytes(content)
    else:
        files.write(Path(path), content)
