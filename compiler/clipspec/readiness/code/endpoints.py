"""The calls of v1 and v2 and what v3 has in their place, as `schema/heygen/endpoints.json` says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from clipspec import resources
from clipspec.dialects import dialects


class Endpoint(NamedTuple):
    """A call. `twin` is that of v3, "" where none is known; `note` says more about it, or why.

    `sources` are those of the call and of the twin, as keys of `heygen/sources`; `confidence` is
    that of the twin where there is one.
    """

    version: str
    method: str
    path: str
    what: str
    twin: str
    note: str
    sources: tuple[str, ...]
    confidence: str

    @property
    def name(self) -> str:
        """The call in one word: `POST /v1/video.generate`."""
        return f"{self.method} {self.path}"

    @property
    def distinct(self) -> bool:
        """Whether no other API has such a path, as far as one knows.

        It has a dot, as few APIs have, or it is one of the two that take a body.
        """
        return "." in self.path or self.name in {each.endpoint for each in dialects().values()}

    @property
    def segments(self) -> tuple[str, ...]:
        """The parts of the path below its version; `{id}` stands for any."""
        return tuple(self.path.split("/")[2:])


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """Return every call that is known, in the order of the file."""
    return tuple(map(_endpoint, resources.facts("heygen/endpoints")["endpoints"]))


@cache
def hosts() -> tuple[str, ...]:
    """Return the hosts of the API. The first is that of all versions, the others are old."""
    return tuple(fact["host"] for fact in resources.facts("heygen/endpoints")["hosts"])


@lru_cache(maxsize=256)  # a file may name one path a thousand times
def lookup(version: str, parts: tuple[str, ...]) -> tuple[Endpoint, ...]:
    """Return the endpoints of a version at a path, one for each method; none for no known path.

    `parts` are the segments below the version, `*` for one that is not known. A path that is
    literally there wins over one that has `{id}` in its place.
    """
    fitting = [e for e in endpoints() if e.version == version and _fits(e.segments, parts)]
    literal = max((_literals(e) for e in fitting), default=0)
    return tuple(e for e in fitting if _literals(e) == literal)


def _fits(known: Sequence[str], found: Sequence[str]) -> bool:
    pairs = zip(known, found, strict=False)
    return len(known) == len(found) and all(k.startswith("{") or k == f for k, f in pairs)


def _literals(endpoint: Endpoint) -> int:
    return sum(not segment.startswith("{") for segment in endpoint.segments)


def _endpoint(fact: Mapping[str, Any]) -> Endpoint:
    twin = fact["twin"] or {}
    name = f"{twin['method']} {twin['path']}" if twin else ""
    note = twin.get("note", "") if twin else fact["reason"]
    sources = dict.fromkeys([*fact["sources"], *twin.get("sources", ())])
    place = (fact["version"], fact["method"], fact["path"], fact["what"])
    confidence = (twin or fact)["confidence"]
    return Endpoint(*place, name, note, tuple(sources), confidence)
