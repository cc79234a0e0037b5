"""A place in source code that names the API in an old version, or its old host."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from clipspec.diagnostics import Span
from clipspec.readiness.code.endpoints import Endpoint


class Use(str, Enum):
    """What a place does with an address: `MENTION` is a comment, prose or data."""

    CALL = "call"
    MENTION = "mention"


class Subject(str, Enum):
    """What a place names.

    `ENDPOINT`: a call that is known. `UNKNOWN`: one that is not. `BASE`: an address to which paths
    are joined. `HOST`: the old host alone.
    """

    ENDPOINT = "endpoint"
    UNKNOWN = "unknown"
    BASE = "base"
    HOST = "host"


class Call(NamedTuple):
    """A place. `text` stands at `span`.

    `version` is `v1` or `v2`, "" for the host alone. `endpoints` are those that are meant: more
    than one where the place does not tell the method.
    """

    file: str
    span: Span
    text: str
    use: Use
    subject: Subject
    version: str = ""
    endpoints: tuple[Endpoint, ...] = ()

    @property
    def twins(self) -> list[str]:
        """What v3 has in the place of the endpoints, each once."""
        return list(dict.fromkeys(each.twin for each in self.endpoints if each.twin))

    @property
    def name(self) -> str:
        """What the place names: calls by method and path."""
        if self.subject is Subject.ENDPOINT:
            return " or ".join(endpoint.name for endpoint in self.endpoints)
        if self.subject is Subject.HOST:
            return "an old host"
        return "a base address" if self.subject is Subject.BASE else "a call that is not known"

    @property
    def twin(self) -> str:
        """The twins in one text, "" where none is known."""
        return " or ".join(self.twins)
