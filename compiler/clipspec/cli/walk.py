"""Which files a command line means: those it names, and those in the folders it names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clipspec.cli.files import STDIN

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

DOCUMENTS = (".yaml", ".yml", ".json")
"""The suffixes of what may be a video document."""

EVERYTHING = ("",)
"""The suffixes of all files."""


class Target(NamedTuple):
    """A file to read. `named`: the user wrote it down, so it must be a video document."""

    path: str
    named: bool


def targets(paths: tuple[str, ...], suffixes: tuple[str, ...] = DOCUMENTS) -> list[Target]:
    """Return the files that paths stand for, each once, sorted; a folder for those of `suffixes`.

    What .gitignore names is left out of folders, and so are pipes and devices, which nobody may
    ever fill; but what the user names is always taken, such as the pipe of `<(…)`.
    """
    found: dict[str, Target] = {}
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            for file in _walk(Path(path), suffixes):
                found.setdefault(str(file), Target(str(file), named=False))
        else:
            found[path] = Target(path, named=True)
    return [found[path] for path in sorted(found)]


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    root = folder.resolve()
    specs = {parent: _ignore_file(parent) for parent in _repository(root)}
    for here, folders, files in os.walk(root):
        at = Path(here)
        specs.setdefault(at, _ignore_file(at))
        folders[:] = sorted(
            name for name in folders if name != ".git" and not _ignored(at / name, specs, "/")
        )
        for name in sorted(files):
            wanted = name.lower().endswith(suffixes) and not _ignored(at / name, specs)
            if wanted and not is_special(at / name):
                yield folder / (at / name).relative_to(root)


def is_special(path: Path) -> bool:
    """Say whether reading a path may never end: a pipe, a socket, a device. Not what is missing."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # reading it says what is wrong
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _repository(folder: Path) -> list[Path]:
    """Return the folders from the repository's root down to this one, as git reads ignore files."""
    above = [folder, *folder.parents]
    for depth, parent in enumerate(above):
        if (parent / ".git").exists():
            return above[: depth + 1]
    return [folder]


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    path = folder / ".gitignore"
    if not path.is_file():
        return None
    from pathspec import GitIgnoreSpec  # only folders with such a file need it

    return GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())


def _ignored(path: Path, specs: dict[Path, GitIgnoreSpec | None], suffix: str = "") -> bool:
    """Ask the nearest ignore file first: it overrides those above it."""
    for parent in path.parents:
        spec = specs.get(parent)
        if spec is not None:
            verdict = spec.check_file(path.relative_to(parent).as_posix() + suffix).include
            if verdict is not None:
                return verdict
    return False
