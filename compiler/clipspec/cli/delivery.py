"""Where new bodies go: to standard output, into their own files, or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clipspec.cli import files
from clipspec.cli.files import STDIN
from clipspec.cli.putting import check
from clipspec.errors import UsageError


@dataclass(frozen=True, slots=True)
class Delivery:
    """A checked plan. `places` has the file for each path, and none where bodies are printed.

    `diff`: show the lines that would change, `fields`: the fields of the request that would.
    `folder`: the one that is to hold new bodies, made where it is not there.
    """

    places: dict[str, Path]
    in_place: bool = False
    diff: bool = False
    fields: bool = False
    folder: Path | None = None

    @property
    def prints(self) -> bool:
        """Whether standard output is taken."""
        return not self.places

    @property
    def shows(self) -> bool:
        """Whether changes are shown, and no body is made."""
        return self.diff or self.fields

    @property
    def rewrites(self) -> bool:
        """Whether the new text of each file is wanted, not only its new body."""
        return self.diff or self.in_place

    def put(self, path: str, content: bytes) -> None:
        """Write the new body of a path. Raises `ClipspecError`."""
        if self.folder is not None:
            files.make_folder(self.places[path].parent)
        (files.rewrite if self.in_place else files.write)(self.places[path], content)


def plan(
    paths: list[str],
    *,
    write: bool,
    diff: bool,
    fields: bool,
    output: str | None,
    roots: Iterable[str] = (),
) -> Delivery:
    """Check the options against each other, before anything is written. Raises `UsageError`.

    A file found in one of the folders `roots` keeps its path below it in the folder of the output:
    from a folder into a folder, however many bodies there are.
    """
    if sum((write, diff or fields, output is not None)) > 1:
        raise UsageError("--write, --diff and -o exclude each other: choose one")
    if diff or fields:
        return Delivery({}, diff=diff, fields=fields)
    if write and STDIN in paths:
        raise UsageError("--write has no file to rewrite for `-`: use -o FILE")
    if write:
        return Delivery({path: Path(path) for path in paths}, in_place=True)
    if output is not None:
        known = list(roots)
        folder = Path(output) if known or _is_folder(paths, output) else None
        return Delivery(_places(paths, Path(output), folder, known), folder=folder)
    if len(paths) > 1:
        raise UsageError("several files do not print together: use -o FOLDER, --write or --diff")
    return Delivery({})


def written_before(paths: Iterable[str], roots: Iterable[str], output: str | None) -> set[str]:
    """Return those of the paths that lie in the output's folder, if that is in one of the roots.

    An earlier run has put them there: they are no bodies to be moved once more.
    """
    folder = Path(output).resolve() if output is not None else None
    if folder is None or not any(Path(root).resolve() in folder.parents for root in roots):
        return set()
    return {path for path in paths if folder in Path(path).resolve().parents}


def check_beside(
    delivery: Delivery,
    paths: list[str],
    *,
    report: str | None,
    questions: str | None,
    answers: str | None,
) -> None:
    """Raise `UsageError` for what would mix with, or overwrite, a body, the answers or each other.

    Raises `ClipspecError` for what cannot be written: a body that has been rewritten without its
    account would be a loss.
    """
    beside = {"--report": report, "--questions": questions}
    given = {option: path for option, path in beside.items() if path is not None}
    taken = {place.resolve() for place in (*map(Path, paths), *delivery.places.values())}
    for option, path in given.items():
        if path == STDIN and delivery.prints:
            way_out = "use -o or --write"
            raise UsageError(f"{option} - and the new body both want standard output: {way_out}")
        if path == STDIN:
            continue
        if Path(path).resolve() in taken:
            raise UsageError(f"{option} {path} is one of the bodies: choose another name")
        if answers is not None and Path(path).resolve() == Path(answers).resolve():
            raise UsageError(f"{option} {path} would overwrite the answers: choose another name")
        check(Path(path))
    if len(given) > 1 and len(set(given.values())) == 1:
        raise UsageError("--report and --questions want one place: name another")


def _is_folder(paths: list[str], output: str) -> bool:
    return len(paths) > 1 or output.endswith("/") or Path(output).is_dir()


def _places(
    paths: list[str], output: Path, folder: Path | None, roots: list[str]
) -> dict[str, Path]:
    if folder is not None and output.exists() and not output.is_dir():
        raise UsageError(f"-o {output} is a file, and these bodies want a folder: name another")
    places = {path: folder / _name(path, roots) if folder else output for path in paths}
    inputs = {Path(path).resolve() for path in paths}
    owner: dict[Path, str] = {}
    for path, place in places.items():
        if place.resolve() in inputs:
            raise UsageError(f"-o would overwrite {place}: use --write for that")
        if owner.setdefault(place, path) != path:
            raise UsageError(f"-o would write both {owner[place]} and {path} to {place}")
    return places


def _name(path: str, roots: list[str]) -> Path:
    if path == STDIN:
        return Path("stdin.json")
    new = Path(path).with_suffix(".json")
    root = next((root for root in roots if new.is_relative_to(root)), new.parent)
    return new.relative_to(root)
