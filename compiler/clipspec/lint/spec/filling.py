"""Filling the templates of a body with what is known of their values, each item there once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding
from clipspec.expand.assembly import Origin
from clipspec.expand.directives import directed, unrolled
from clipspec.expand.omission import OMIT, kept, there
from clipspec.marks import is_template
from clipspec.validate import UNKNOWN


class Filling:
    """A body, and where its items were written: an item with a directive is there once."""

    def __init__(self, video: Any, at: str, known: Mapping[str, Any]) -> None:
        self.origins: dict[int, list[Origin]] = {}
        self._known = known
        self.body = there(self._filled(video, at))

    def _filled(self, value: Any, at: str) -> Any:
        """Return a copy in which a template has its known value by pointer, or is `UNKNOWN`."""
        if isinstance(value, dict):
            copy = {k: self._filled(member, pointers.join(at, k)) for k, member in value.items()}
            return kept(copy) if OMIT in copy.values() else copy
        if isinstance(value, list):
            items = list(unrolled(value))
            filled = [there(self._filled(item, at + path)) for path, item in items]
            if any(map(directed, value)):
                self.origins[id(filled)] = [Origin(path, ()) for path, _ in items]
            return filled
        return self._known.get(at, UNKNOWN) if is_template(value) else value


def relocated(finding: Finding, place: Callable[[str], str]) -> Finding:
    """Return a finding on a body as one on what it was made of; `place` says where that stands."""
    related = tuple(note._replace(pointer=place(note.pointer)) for note in finding.related)
    mend = finding.mend
    if mend is not None:
        changes = tuple(change._replace(at=place(change.at)) for change in mend.changes)
        mend = mend._replace(changes=changes)
    return finding._replace(pointer=place(finding.pointer), related=related, mend=mend)
