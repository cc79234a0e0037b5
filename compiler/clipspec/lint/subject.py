"""What a document is: a body, a spec, or something we do not know."""

from __future__ import annotations

from typing import Any, NamedTuple

from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.recognition import ENOUGH_IN_A_SPEC, Recognition, recognise
from clipspec.source import Document

# What stands in video documents, and hardly in any other file.
_MARKS = ("clipspec", "video_inputs", "clips", "avatar_id", "talking_photo_id")


class Subject(NamedTuple):
    """A document's kind (`body`, `spec` or `unknown`), its body, and where that stands.

    `asked` is the dialect that the user named, which overrides the evidence.
    """

    kind: str
    body: Any
    at: str
    recognition: Recognition
    asked: Dialect | None = None

    @property
    def dialect(self) -> Dialect | None:
        """The dialect to judge by; None where neither the evidence nor the user names one."""
        return self.asked or self.recognition.dialect


def identify(document: Document, asked: str | None = None) -> Subject:
    """Say what a document is, by the evidence in it. `asked` is the name of a dialect or None."""
    named = dialects()[asked] if asked else None
    data = document.data
    if isinstance(data, dict) and "clipspec" in data:
        body = data.get("video")
        return Subject("spec", body, "/video", recognise(body, ENOUGH_IN_A_SPEC), named)
    recognition = recognise(data)
    known = recognition.dialect is not None or (named is not None and isinstance(data, dict))
    return Subject("body" if known else "unknown", data, "", recognition, named)


def may_be_ours(document: Document) -> bool:
    """Say whether a file cannot be read, but may have been meant for a video document."""
    return document.data is None and any(mark in document.text.content for mark in _MARKS)
