"""Where new bodies go: to standard output, into their own files, or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clipspec.cli import files
from clipspec.cli.files import STDIN
from clipspec.errors import UsageError


@dataclass(frozen=True, slots=True)
class Delivery:
    """A checked plan. `places` has the file for each path, and none where bodies are printed.

    `folder`: the one that is to hold them, made where it is not there.
    """

    places: dict[str, Path]
    in_place: bool = False
    diff: bool = False
    folder: Path | None = None

    @property
    def prints(self) -> bool:
        """Whether standard output is taken."""
        return self.diff or not self.places

    def put(self, path: str, content: bytes) -> None:
        """Write the new body of a path. Raises `ClipspecError`."""
        if self.folder is not None:
            files.make_folder(self.folder)
        (files.rewrite if self.in_place else files.write)(self.places[path], content)


def plan(paths: list[str], *, write: bool, diff: bool, output: str | None) -> Delivery:
    """Check the options against each other, before anything is read. Raises `UsageError`."""
    if sum((write, diff, output is not None)) > 1:
        raise UsageError("--write, --diff and -o exclude each other: choose one")
    if diff:
        return Delivery({}, diff=True)
    if write and STDIN in paths:
        raise UsageError("--write has no file to rewrite for `-`: use -o FILE")
    if write:
        return Delivery({path: Path(path) for path in paths}, in_place=True)
    if output is not None:
        folder = Path(output) if _is_folder(paths, output) else None
        return Delivery(_places(paths, Path(output), folder), folder=folder)
    if len(paths) > 1:
        raise UsageError("several files do not print together: use -o FOLDER, --write or --diff")
    return Delivery({})


def check_report(report: str | None, paths: list[str], delivery: Delivery) -> None:
    """Raise `UsageError` for a report that would mix with, or overwrite, a body."""
    if report == STDIN and delivery.prints:
        raise UsageError("--report - and the new body both want standard output: use -o or --write")
    taken = {place.resolve() for place in (*map(Path, paths), *delivery.places.values())}
    if report not in (None, STDIN) and Path(report or "").resolve() in taken:
        raise UsageError(f"--report {report} is one of the bodies: choose another name")


def _is_folder(paths: list[str], output: str) -> bool:
    return len(paths) > 1 or output.endswith("/") or Path(output).is_dir()


def _places(paths: list[str], output: Path, folder: Path | None) -> dict[str, Path]:
    if len(paths) > 1 and output.exists() and not output.is_dir():
        raise UsageError(f"-o {output} is a file, and there are several bodies: name a folder")
    places = {path: folder / _name(path) if folder else output for path in paths}
    inputs = {Path(path).resolve() for path in paths}
    owner: dict[Path, str] = {}
    for path, place in places.items():
        if place.resolve() in inputs:
            raise UsageError(f"-o would overwrite {place}: use --write for that")
        if owner.setdefault(place, path) != path:
            raise UsageError(f"-o would write both {owner[place]} and {path} to {place}")
    return places


def _name(path: str) -> str:
    return "stdin.json" if path == STDIN else Path(path).with_suffix(".json").name
