"""A project: a configuration, the folder it counts from, and the options put over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipspec.cli import files
from clipspec.diagnostics import Diagnostic, Severity
from clipspec.errors import UsageError
from clipspec.lint.project.config import Config
from clipspec.lint.project.setting import Setting
from clipspec.lint.selection import Selection
from clipspec.lint.terms import Terms

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from clipspec.lint.project.catalog import Catalog
    from clipspec.source import Document


class Project:
    """What counts for the files of a folder.

    `document` is the file that holds the configuration, None where there is none. `given` names
    the fields that come from options, whose paths start at the working directory.
    """

    def __init__(
        self, config: Config, folder: Path, document: Document | None, options: Mapping[str, Any]
    ) -> None:
        self.config = config._replace(**options)
        self.folder = folder
        self.document = document
        self.given = frozenset(options)
        self._relatives: dict[Path, Path | None] = {}

    def excludes(self, path: str) -> bool:
        """Say whether a file is not to be judged."""
        return bool(self.config.exclude) and _matches(self._excluded, self._relative(path))

    def terms(self, path: str) -> Terms:
        """Return the terms of a file."""
        if not (self.config.per_file_ignores or self.config.suppress):
            return self._terms
        relative = self._relative(path)
        off = [name for spec, names in self._ignores if _matches(spec, relative) for name in names]
        selection = self._terms.selection._replace(ignore=(*self.config.ignore, *off))
        terms = self._terms._replace(selection=selection)
        waived = [w for w in self.config.suppress if Path(w.file) == relative]
        if not waived or self.document is None:
            return terms
        from clipspec.lint.silencing.waivers import Waivers

        return terms._replace(waivers=Waivers(self.document, tuple(waived)))

    @cached_property
    def setting(self) -> Setting:
        """What rules may know of the project. Reads the catalog."""
        return Setting(**self.config.profile, catalog=self._catalog, bounds=self.config.bounds)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Say whether a diagnostic is so bad that the exit code is 1."""
        return diagnostic.severity.rank <= self._failing

    @cached_property
    def _failing(self) -> int:
        return Severity(self.config.fail_on).rank

    @property
    def baseline(self) -> str:
        """The path of the baseline, "" for none."""
        return self._path("baseline")

    @property
    def includes(self) -> list[Path]:
        """The further folders in which templates find what they include."""
        return [self.folder / each for each in self.config.include]

    def strays(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with the exceptions for files that are not there."""
        for waiver in self.config.suppress:
            if self.document and not (self.folder / waiver.file).exists():
                from clipspec.lint.silencing.waivers import without_file

                yield from self._terms.wanted([without_file(self.document, waiver)])

    def _path(self, field: str) -> str:
        value: str = getattr(self.config, field)
        return value if field in self.given or not value else str(self.folder / value)

    def _relative(self, path: str) -> Path | None:
        """Return the path from the project's folder, None for a file outside of it."""
        folder, name = Path(path).parent, Path(path).name
        if folder not in self._relatives:
            whole = folder.resolve()
            inside = whole.is_relative_to(self.folder)
            self._relatives[folder] = whole.relative_to(self.folder) if inside else None
        within = self._relatives[folder]
        return within / name if within is not None else None

    @cached_property
    def _terms(self) -> Terms:
        config = self.config
        selection = Selection(config.select, config.ignore)
        return Terms(selection, config.severity, config.require_reason)

    @cached_property
    def _catalog(self) -> Catalog | None:
        path = self._path("catalog")
        if not path:
            return None
        from clipspec.lint.project.catalog import read_catalog  # most runs have none
        from clipspec.source import parse

        try:
            return read_catalog(parse(files.read(path), files.shown(path)))
        except ValueError as error:
            raise UsageError(f"no catalog in {files.shown(path)}: {error}") from error

    @cached_property
    def _excluded(self) -> GitIgnoreSpec:
        return _spec(self.config.exclude)

    @cached_property
    def _ignores(self) -> list[tuple[GitIgnoreSpec, tuple[str, ...]]]:
        return [(_spec((glob,)), names) for glob, names in self.config.per_file_ignores.items()]


def _spec(globs: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only projects with globs need it

    return GitIgnoreSpec.from_lines(globs)


def _matches(spec: GitIgnoreSpec, relative: Path | None) -> bool:
    return relative is not None and spec.match_file(relative.as_posix())
