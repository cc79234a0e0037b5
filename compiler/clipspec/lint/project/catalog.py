"""A snapshot of what an account has: its avatars, talking photos and voices.

It is made of the API's own answers, saved as they are: `GET /v2/avatars`, `GET /v2/voices`,
`GET /v2/avatar_group.list`, `GET /v3/avatars`, `GET /v3/avatars/looks` and `GET /v3/voices`, one
of them or several in a list or an object. A member `fetched` (`2026-11-22`) says when.
Source: the vendor's pages of these endpoints, as of November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from clipspec.source import Document

Kind = Literal["avatar", "photo", "voice", "group"]

_CALLED: dict[Kind, str] = {
    "avatar": "an avatar",
    "photo": "a talking photo",
    "voice": "a voice",
    "group": "a group of looks",
}
_MARKS: tuple[tuple[str, Kind], ...] = (
    ("avatar_id", "avatar"),
    ("talking_photo_id", "photo"),
    ("voice_id", "voice"),
)
# What the answers call their lists; those of v3 are all called `data`.
_LISTS = ("avatars", "talking_photos", "voices", "avatar_group_list", "avatar_list", "data")
# What only a group has beside its `id`, and only a look of v3.
_GROUP = ("looks_count", "num_looks", "group_type")
_LOOK = ("avatar_type", "supported_api_engines", "group_id")


class Entry(NamedTuple):
    """One thing of the account.

    `engines`: those that v3 can render a look with, None where the snapshot does not say.
    `created`: the day it was made as `2024-03-21`, "" where the snapshot does not say.
    """

    id: str
    kind: Kind
    name: str = ""
    engines: tuple[str, ...] | None = None
    created: str = ""

    @property
    def called(self) -> str:
        """What a message calls it: a voice, an avatar."""
        return _CALLED[self.kind]


class Catalog(NamedTuple):
    """The entries by id. `fetched`: the day of the snapshot as `2026-11-22`, "" if unknown."""

    entries: dict[str, Entry]
    fetched: str = ""

    def knows(self, *kinds: Kind) -> bool:
        """Say whether there is anything of these kinds: without, nothing can be missed."""
        return any(entry.kind in kinds for entry in self.entries.values())

    def age(self, today: str) -> str:
        """Return how a message dates the snapshot on a day: `of 2026-11-10, 12 days ago`."""
        if not self.fetched:
            return "of an unknown day"
        from datetime import date

        from clipspec.facts.days import spoken

        days = (date.fromisoformat(today) - date.fromisoformat(self.fetched)).days
        return f"of {self.fetched}, {spoken(min(-days, 0))}"


def read_catalog(document: Document, fetched: str = "") -> Catalog:
    """Read a snapshot. `fetched` dates one that does not say so itself.

    Raises `ValueError` for a file in which nothing of an account is found.
    """
    if document.data is None and document.problems:
        raise ValueError(document.problems[0].message)
    entries = {entry.id: entry for entry in _entries(document.data)}
    if not entries:
        raise ValueError(
            "it holds no list of avatars, looks or voices: save what GET /v2/avatars, /v2/voices, "
            "/v3/avatars/looks or /v3/voices answers"
        )
    said = document.data.get("fetched") if isinstance(document.data, dict) else None
    return Catalog(entries, _day(said) or fetched)


def _entries(value: Any) -> Iterator[Entry]:
    """Find entries in the lists of the answers, at any depth: the endpoints wrap them differently.

    A body names ids as well, but in no list of these names.
    """
    stack = [("", value)]
    while stack:
        name, here = stack.pop()
        if isinstance(here, dict):
            stack.extend(reversed(here.items()))
        elif isinstance(here, list):
            listed = here if name in _LISTS else ()
            yield from filter(None, (_entry(each) for each in listed if isinstance(each, dict)))
            stack.extend(("", each) for each in reversed(here))


def _entry(found: dict[str, Any]) -> Entry | None:
    kind, key = _kind(found)
    if kind is None or not isinstance(found.get(key), str) or not found[key]:
        return None
    name = next(
        (found[n] for n in ("name", f"{key[:-3]}_name") if isinstance(found.get(n), str)), ""
    )
    engines = found.get("supported_api_engines")
    known = tuple(e for e in engines if isinstance(e, str)) if isinstance(engines, list) else None
    return Entry(found[key], kind, name, known, _day(found.get("created_at")))


def _kind(found: dict[str, Any]) -> tuple[Kind | None, str]:
    for key, kind in _MARKS:
        if key in found:
            return kind, key
    if any(mark in found for mark in _GROUP):
        return "group", "id"
    if any(mark in found for mark in _LOOK):
        return ("photo" if found.get("avatar_type") == "photo_avatar" else "avatar"), "id"
    return None, ""


def _day(said: Any) -> str:
    """Return a day as ISO 8601: of seconds since 1970, or of a text that starts with a date."""
    from datetime import date, datetime

    try:
        if isinstance(said, (int, float)) and not isinstance(said, bool):
            return datetime.fromtimestamp(said, UTC).date().isoformat()
        return date.fromisoformat(str(said)[:10]).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
