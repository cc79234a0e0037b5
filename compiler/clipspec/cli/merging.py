"""Putting parts together: what `--shard` has made becomes what one run would have made."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from clipspec.cli.files import make_folder, read, shown, unread, write
from clipspec.cli.sinks.lines import beside
from clipspec.compile.drift import orphans
from clipspec.compile.manifest import Entry, Manifest, digest, read_manifest
from clipspec.compile.parts import LINES, Lines, Part, Unproved, of_manifest, proved, read_lines
from clipspec.errors import UsageError

_CHUNK = 1 << 20
_IN_MEMORY = 1_000_000


def merge(paths: Iterable[str], output: str) -> int:
    """Prove parts one whole and write it; return the number of its bodies.

    A part is a folder, a manifest or a file of lines with its manifest beside it. Raises `Unproved`
    where a proof fails, `UsageError` for parts of several kinds, `ClipspecError` for what cannot be
    read or written. Nothing is written before everything is proved.
    """
    parts = [part for path in paths for part in _parts(Path(path))]
    if len({type(part.holds) for part in parts}) > 1:
        raise UsageError("some parts are folders and some are files of lines: merge one kind")
    ordered = proved(parts)
    if isinstance(ordered[0].holds, Lines):
        return _merge_lines(ordered, Path(output))
    return _merge_folders(ordered, Path(output))


def _parts(path: Path) -> Iterator[Part]:
    if path.is_dir():
        found = sorted(path.glob("manifest.*-of-*.json"))
        if not found:
            raise Unproved(f"{path} holds no manifest of a part: only runs with --shard make them")
        for each in found:
            yield of_manifest(read_manifest(read(str(each)), _shown(each)), _shown(each))
        return
    file = path if path.suffix == ".json" else beside(path)
    content = read(str(file))
    if LINES.encode() in content[:100]:
        yield read_lines(content, _shown(file))
    else:
        yield of_manifest(read_manifest(content, _shown(file)), _shown(file))


def _merge_lines(ordered: Iterable[Part], output: Path) -> int:
    bodies = 0
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        for part in ordered:
            assert isinstance(part.holds, Lines), "all are of one kind"
            lines = part.file.removesuffix(".manifest.json")
            if _copied(Path(lines), spool) != part.holds.sha256:
                raise Unproved(f"{lines} is not what {part.file} tells of: it has changed")
            bodies += part.holds.bodies
        spool.seek(0)
        write(output, spool)
    return bodies


def _copied(path: Path, spool: IO[bytes]) -> str:
    """Copy a file; return the digest of what was copied."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
                spool.write(chunk)
    except OSError as error:
        raise unread(str(path), error) from error
    return found.hexdigest()


def _merge_folders(ordered: Iterable[Part], output: Path) -> int:
    placed = [(Path(part.file), entry) for part in ordered for entry in _manifest(part).bodies]
    for manifest, entry in placed:
        _unchanged(manifest, entry)
    make_folder(output)
    for manifest, entry in placed:
        source, place = manifest.parent / entry.name, output / entry.name
        if not (place.exists() and place.samefile(source)):
            make_folder(place.parent)
            write(place, _unchanged(manifest, entry))
    manifests = [_manifest(part) for part in ordered]
    bodies = tuple(entry for _, entry in placed)
    whole = Manifest(bodies, manifests[0].inputs, orphans=_left(manifests, bodies, output))
    write(output / "manifest.json", whole.encoded())
    return len(bodies)


def _unchanged(manifest: Path, entry: Entry) -> bytes:
    """Return the bytes of a body. Raises `Unproved` if they are not those that were made."""
    path = manifest.parent / entry.name
    content = read(str(path)) if path.exists() else None
    if content is None or digest(content) != entry.sha256:
        how = "is missing" if content is None else "has changed"
        raise Unproved(f"{_shown(path)} {how} since {_shown(manifest)} was written")
    return content


def _left(
    manifests: Iterable[Manifest], bodies: tuple[Entry, ...], output: Path
) -> tuple[Entry, ...]:
    """Return what earlier runs have made that still lies there, though no part makes it."""
    place = output / "manifest.json"
    before = read_manifest(read(str(place)), str(place)) if place.exists() else Manifest()
    earlier = tuple(entry for manifest in manifests for entry in manifest.orphans)
    old = before._replace(orphans=(*earlier, *before.orphans))
    found = orphans(old, Manifest(bodies))
    return tuple(entry for entry in found if (output / entry.name).exists())


def _manifest(part: Part) -> Manifest:
    assert isinstance(part.holds, Manifest), "all are of one kind"
    return part.holds


def _shown(path: Path) -> str:
    return shown(str(path))
