"""Where new bodies go: to standard output, into their own files, or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clipspec.cli.files import STDIN
from clipspec.errors import UsageError


@dataclass(frozen=True, slots=True)
class Delivery:
    """A checked plan. `places` has the file for each path, and none where bodies are printed."""

    places: dict[str, Path]
    in_place: bool = False
    diff: bool = False

    @property
    def prints(self) -> bool:
        """Whether standard output is taken."""
        return self.diff or not self.places


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
        return Delivery(_places(paths, Path(output), output.endswith("/")))
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


def _places(paths: list[str], output: Path, is_folder: bool) -> dict[str, Path]:
    if len(paths) > 1 and output.exists() and not output.is_dir():
        raise UsageError(f"-o {output} is a file, and there are several bodies: name a folder")
    if len(paths) == 1 and not (is_folder or output.is_dir()):
        places = {paths[0]: output}
    else:
        places = {path: output / _name(path) for path in paths}
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
