"""Finding the configuration that counts for a file: the nearest one at or above its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from clipspec.cli import files
from clipspec.cli.project import Project
from clipspec.diagnostics import Finding, Span, worded
from clipspec.errors import UsageError
from clipspec.lint.engine import Judgement
from clipspec.lint.project.config import Config, table_at
from clipspec.source import Document

# In one folder the first of them counts.
_NAMES = ("clipspec.toml", "pyproject.toml")
# Most files pyproject.toml do not speak of us. Those are passed over without being parsed.
_OURS = rb"""(?m)tool\s*\.\s*["']?clipspec|^[ \t]*["']?clipspec["']?\s*[.=]"""


class Projects:
    """The projects of a run, each looked for once in a folder.

    `file` is the configuration that the user named, "" to look for them; `isolated`: none counts.
    `options` are fields of a configuration and override those of every file.
    """

    def __init__(self, options: Mapping[str, Any], file: str = "", isolated: bool = False) -> None:
        self._options = options
        self._by_folder: dict[str, Project] = {}
        self._default = Project(Config(), Path.cwd(), None, options)
        self._one: Project | None = self._default if isolated else None
        if file:
            self._one = self._read(Path(file))
            if self._one is None:
                raise UsageError(f"{file} has no table `tool.clipspec`")

    def of(self, path: str) -> Project:
        """Return the project of a file, which need not exist.

        Raises `UsageError` with a frame for a configuration that says what nothing can mean.
        """
        return self._one or self._of_folder(os.path.dirname(path))

    def used(self) -> list[Project]:
        """Return the projects with a configuration that were asked for, each once."""
        found = [self._one] if self._one else list(dict.fromkeys(self._by_folder.values()))
        return [project for project in found if project.document is not None]

    @property
    def partial(self) -> bool:
        """Whether the user asked for some of the rules only."""
        return not self._options.keys().isdisjoint(("select", "ignore"))

    def have_baseline(self) -> bool:
        """Say whether a baseline is named anywhere."""
        return any(project.config.baseline for project in [self._default, *self.used()])

    def judgements(self) -> Iterator[Judgement]:
        """Yield what is to be said of each configuration itself."""
        for project in self.used():
            if project.document is not None:
                strays = tuple(project.strays())
                yield Judgement(project.document, "config", "unknown", strays)

    def _of_folder(self, folder: str) -> Project:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(Path(folder).resolve())
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Project:
        for name in _NAMES:
            path = folder / name
            found = self._read(path) if path.is_file() else None
            if found is not None:
                return found
        if folder.parent == folder or (folder / ".git").exists():
            return self._default
        return self._of_folder(str(folder.parent))

    def _read(self, path: Path) -> Project | None:
        """Read a configuration; None for a file that has no table of ours."""
        raw = files.read(str(path))
        at = table_at(path.name)
        if at and not re.search(_OURS, raw):
            return None
        from clipspec.lint.project.keys import read_config
        from clipspec.source.toml import parse_toml  # only a project with a configuration

        document = parse_toml(raw, files.shown(str(path)))
        for problem in document.problems:
            span = document.text.span(problem.start, problem.end)
            _refuse(document, span, problem.message, problem.help)
        found = read_config(document.data, at)
        if isinstance(found, Finding):
            span = document.span(found.pointer, key=found.key)
            _refuse(document, span, found.message, found.help)
        return found and Project(found, path.resolve().parent, document, self._options)


def _refuse(document: Document, span: Span, message: str, help_: str) -> NoReturn:
    from clipspec.report.text import frame

    place = f"{document.file}:{span.start.line}:{span.start.column}"
    gutter = " " * len(str(span.start.line))
    lines = frame(document.text, span, gutter, "red", color=False)
    said = worded(message, help_)
    raise UsageError("\n".join([f"{place}: {said}", *lines]))
