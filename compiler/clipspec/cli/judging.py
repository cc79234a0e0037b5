"""How the documents of a run are judged: each by what its own project says, then all together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from clipspec.cli import files
from clipspec.cli.beside import beside
from clipspec.cli.config import Projects
from clipspec.cli.walk import Target
from clipspec.cli.workers import spread
from clipspec.diagnostics import Diagnostic
from clipspec.errors import ClipspecError
from clipspec.lint import engine
from clipspec.lint.engine import Judgement
from clipspec.lint.silencing.silence import hush
from clipspec.lint.subject import may_be_ours
from clipspec.source import Document, parse

if TYPE_CHECKING:
    from clipspec.lint.together import Unique


class Seen(NamedTuple):
    """A judged file, and what it has that no second file may have."""

    path: str
    judgement: Judgement
    unique: tuple[Unique, ...] = ()


class Outcome(NamedTuple):
    """What a run saw. `unread`: what could not be; `skipped` and `excluded` count files."""

    seen: list[Seen]
    unread: list[ClipspecError]
    skipped: int
    excluded: int


class Judging(NamedTuple):
    """A judge of files. `dialect` overrides the evidence, None leaves it to it.

    `stdin_filename`: what standard input is called. `skip_unknown`: what is no video document is
    passed over even if the user named it. `to_fix`: data and tree are kept, not the texts alone.
    """

    projects: Projects
    dialect: str | None
    stdin_filename: str
    skip_unknown: bool
    to_fix: bool = False

    def judge(self, document: Document) -> Judgement:
        """Judge a document, whose name decides which configuration counts."""
        file = document.file
        project = self.projects.of(file)
        around = beside(file, project.includes)
        return engine.judge(document, self.dialect, project.setting, project.terms(file), around)

    def judge_all(self, targets: Sequence[Target], jobs: int) -> Outcome:
        """Judge files, in as many processes as `jobs` says; 0: as many as they are worth.

        What is to be fixed needs more than texts, which alone travel between processes.
        """
        wanted = [target for target in targets if not self._excludes(target)]
        looks = spread(self._look_at, wanted, 1 if self.to_fix else jobs)
        seen = [look for look in looks if isinstance(look, Seen)]
        unread = [look for look in looks if isinstance(look, ClipspecError)]
        excluded = sum(t.named for t in targets) - sum(t.named for t in wanted)
        return Outcome(seen, unread, looks.count(None), excluded)

    def together(self, seen: list[Seen]) -> list[Judgement]:
        """Return the judgements, with what shows only when they are seen together."""
        values = [value for each in seen for value in each.unique]
        if not values:
            return [each.judgement for each in seen]
        from clipspec.lint.together import shared

        found = list(shared(values))
        judgements = [_partly(each.judgement, each.unique, len(seen)) for each in seen]
        return [self._with(judgement, found) for judgement in judgements]

    def _excludes(self, target: Target) -> bool:
        name = self._name(target)
        return self.projects.of(name).excludes(name)

    def _name(self, target: Target) -> str:
        return self.stdin_filename if target.path == files.STDIN else files.shown(target.path)

    def _look_at(self, targets: Sequence[Target]) -> list[Seen | ClipspecError | None]:
        return [self._look(target) for target in targets]

    def _look(self, target: Target) -> Seen | ClipspecError | None:
        """Judge a file. None for one that is no video document and need not be."""
        try:
            document = parse(files.read(target.path), self._name(target))
        except ClipspecError as error:
            return error
        judgement = self.judge(document)
        if not (target.named and not self.skip_unknown) and _is_foreign(judgement):
            return None
        found = seen(target.path, judgement)
        if not self.to_fix:
            document.forget()
        return found

    def _with(self, judgement: Judgement, found: list[Diagnostic]) -> Judgement:
        """Add to a judgement what is found in its file, unless the file silences it."""
        document = judgement.document
        ours = [diagnostic for diagnostic in found if diagnostic.file == document.file]
        if not ours:
            return judgement
        whole = parse(document.text.content, document.file)  # it may have come home as a text
        told = hush(whole, ours, self.projects.of(document.file).terms(document.file))
        heard = sorted([*judgement.diagnostics, *told.heard], key=lambda d: d.order)
        suppressed = judgement.suppressed + told.suppressed
        return judgement._replace(diagnostics=tuple(heard), suppressed=suppressed)


def seen(path: str, judgement: Judgement) -> Seen:
    """Return a judged file with its unique values. A body of v1 has none."""
    if judgement.kind == "body" and judgement.dialect == "v1":
        return Seen(path, judgement)
    from clipspec.lint.together import unique_values

    return Seen(path, judgement, tuple(unique_values(judgement)))


def _partly(judgement: Judgement, unique: tuple[Unique, ...], files: int) -> Judgement:
    """Say what was not compared with every file there is: a hook is given some of them only."""
    if not unique or "PRE_COMMIT" not in os.environ:
        return judgement
    reason = f"compared within this run only, which has {files} of the files"
    unchecked = (*judgement.not_checked, *((value.pointer, reason) for value in unique))
    return judgement._replace(not_checked=unchecked)


def _is_foreign(judgement: Judgement) -> bool:
    """Say whether a file is no video document, as far as one can see."""
    if judgement.kind != "unknown":
        return False
    return not may_be_ours(judgement.document)
