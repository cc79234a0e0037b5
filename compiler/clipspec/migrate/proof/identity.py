"""The law of identity: what a dialect writes, it reads back as the same video."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clipspec.dialects.dialect import Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.migrate.exemptions import Exemption, exemptions
from clipspec.migrate.ruling import Ruling, canonical, excuses
from clipspec.model import Video, stated


def identity(*bodies: tuple[Dialect, Mapping[str, Any]]) -> Ruling:
    """Judge that bodies, each read, written and read again in its dialect, are the same video."""
    values = 0
    used: list[tuple[str, Exemption]] = []
    broken: list[str] = []
    for dialect, body in bodies:
        video = dialect.read(body).video
        draft = dialect.write(video, Policy())
        again = dialect.read(draft.body).video
        values += sum(1 for _ in stated(video))
        if _shape(video) != _shape(again):
            broken.append(f"the scenes of the {dialect.name} body do not come back")
        for at in sorted(_changed(video, again, draft)):
            row = _row(dialect, draft, at)
            if row is None:
                broken.append(f"{at or '/'} of the {dialect.name} body does not come back")
            else:
                used.append((at, row))
    counted = {"values": values, "come_back": values - len(used) - len(broken)}
    return Ruling("identity", counted, excuses(used), tuple(broken))


def _values(video: Video) -> dict[str, str]:
    return {path: canonical(value.value) for path, value in stated(video)}


def _changed(before: Video, after: Video, draft: Draft) -> set[str]:
    """Return the pointers of the source whose values did not come back as they were."""
    old, new = _values(before), _values(after)
    differing = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    lost = {value.at for path, value in stated(before) if path in differing}
    return lost | set(_gained(after, differing, draft))


def _gained(after: Video, differing: set[str], draft: Draft) -> Iterator[str]:
    for path, value in stated(after):
        if path in differing:
            yield from draft.origins.get(value.at, ("",))


def _shape(video: Video) -> list[tuple[bool, bool, bool | None]]:
    """Return what a video is apart from the values that it states."""
    return [
        (
            scene.character is not None,
            scene.speech is not None,
            scene.background.continuous if scene.background else None,
        )
        for scene in video.scenes
    ]


def _row(dialect: Dialect, draft: Draft, at: str) -> Exemption | None:
    """Return the exception for a value that a remark speaks of: none is excused in silence."""
    remark, place = draft.remarks.about(at), draft.remarks.place(at)
    if remark is None:
        return None
    rows = exemptions(dialect.name, dialect.name)
    return next((row for row in rows if row.covers(place, remark.fate)), None)
