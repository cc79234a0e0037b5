"""From changes of data to edits of the text: only the tokens that change are written anew.

What comes out is a proposal. Whether it does what it should is for `lint.mending` to prove, by
reading the text that it gives; so nothing here has to foresee every corner of YAML.
"""

from __future__ import annotations

import re

from clipspec import pointer as pointers
from clipspec.mends import Change, Insert, Remove, Rename, Replace, Rewrite
from clipspec.source import members, scalars, spelling
from clipspec.source.changes import rewritten
from clipspec.source.document import Document
from clipspec.source.node import Mapping, Node, Scalar, Sequence
from clipspec.source.place import Place, is_flow, line_start, place
from clipspec.source.text import Splice, in_order

_LONG = 2_000
"""Characters of a text that is not looked through for each of its changes."""


def plan(
    document: Document, changes: tuple[Change, ...], *, whole: bool = False
) -> list[Splice] | None:
    """Return the edits that make changes of the data in the text, None where that is not safe.

    `whole` writes a text anew, in double quotes if it must be, instead of a part of it: for where
    folding, indentation or escapes stand in the way of the smaller edit.
    """
    planner = _Planner(document, whole)
    grouped: dict[tuple[str, type], list[Change]] = {}
    for change in changes:
        at = pointers.parent(change.at) if isinstance(change, Remove) else change.at
        kind = members.Resized if isinstance(change, (Remove, Insert)) else type(change)
        grouped.setdefault((at, kind), []).append(change)
    splices: list[Splice] = []
    for (at, _), group in grouped.items():
        found = planner.splices(at, group)
        if found is None:
            return None
        splices += found
    return in_order(splices)


class _Planner:
    """Plans the changes of one kind at one place."""

    def __init__(self, document: Document, whole: bool) -> None:
        self.document = document
        self.content = document.text.content
        self.json = document.syntax == "json"
        self.whole = whole

    def splices(self, at: str, group: list[Change]) -> list[Splice] | None:
        here = place(self.document, at)
        if here is None:
            return None
        change = group[0]
        if isinstance(change, (Remove, Insert)):
            return self._resized(here, group)
        if isinstance(change, Rename):
            return self._renamed(here, change.name)
        if isinstance(change, Replace):
            if isinstance(here.node, (Mapping, Sequence)):
                resized = self._resizable(here, here.node)
                return resized.replaced(self._spelled(change.value, "", here.flow))
            return self._written(here, here.node, change.value)
        if not isinstance(here.node, Scalar):
            return None
        return self._rewritten(here, here.node, at, group)

    def _resized(self, here: Place, group: list[Change]) -> list[Splice] | None:
        if not isinstance(here.node, (Mapping, Sequence)):
            return None
        removed = {pointers.last(change.at) for change in group if isinstance(change, Remove)}
        added = [(change.name, change.value) for change in group if isinstance(change, Insert)]
        return self._resizable(here, here.node).splices(removed, added)

    def _resizable(self, here: Place, node: Mapping | Sequence) -> members.Resized:
        flow = here.flow or is_flow(self.content, node)
        return members.Resized(self.document, node, flow)

    def _renamed(self, here: Place, name: str) -> list[Splice] | None:
        if here.member is None:
            return None
        start = scalars.value_start(self.content, here.member.start)
        token = self.content[start : here.member.end]
        if not token or "\n" in token or "\r" in token:
            return None
        return [Splice(start, here.member.end, self._spelled(name, token[0], here.flow))]

    def _written(self, here: Place, node: Node, value: object) -> list[Splice] | None:
        if not isinstance(node, Scalar):
            return None
        start = scalars.value_start(self.content, node.start)
        text = None
        if isinstance(value, str) and node.style in ("|", ">"):
            header = self.content[start : start + 2]
            indent = self._indent(start, node.end)
            text = spelling.block(value, header, indent, self.document.text.line_break)
            if text is not None and value.endswith("\n") and node.end == len(self.content):
                text += self.document.text.line_break  # the file ended without one
        if text is None:
            text = self._spelled(value, node.style or "plain", here.flow)
        if start >= node.end and self.content[start - 1 : start] in (":", "-", ","):
            text = f" {text}"  # where nothing stood
        return [Splice(start, max(start, node.end), text)]

    def _rewritten(
        self, here: Place, node: Scalar, at: str, group: list[Change]
    ) -> list[Splice] | None:
        value = pointers.get(self.document.data, at)
        if not isinstance(value, str):
            return None
        splices = None if self.whole else self._parts(here, node, at, value, group)
        return self._written(here, node, rewritten(value, group)) if splices is None else splices

    def _parts(
        self, here: Place, node: Scalar, at: str, value: str, group: list[Change]
    ) -> list[Splice] | None:
        """Write only the characters that change; None where the style cannot hold what comes."""
        offsets = self.document.offsets(at)
        if offsets is None or not self._holds(here, node, value, group):
            return None
        splices = []
        for change in group:
            assert isinstance(change, Rewrite)
            text = self._inside(change.text, node)
            if text is None:
                return None
            splices.append(Splice(offsets[change.start], offsets[change.end], text))
        return splices

    def _holds(self, here: Place, node: Scalar, value: str, group: list[Change]) -> bool:
        """Say whether a text can keep its style. Of a long one the proof alone says it, which
        reads all that is to be changed there at once.
        """
        if node.style or len(value) > _LONG:
            return True
        return spelling.is_plain(rewritten(value, group), flow=here.flow)

    def _inside(self, text: str, node: Scalar) -> str | None:
        """Spell a part of a text in the style that the whole of it has."""
        if node.style == '"':
            return spelling.quoted(text)[1:-1]
        if "\n" not in text:
            return text.replace("'", "''") if node.style == "'" else text
        if node.style != "|":
            return None
        indent = " " * self._indent(node.start, node.end)
        return text.replace("\n", self.document.text.line_break + indent)

    def _indent(self, start: int, end: int) -> int:
        """Return the indentation of a block text: that of its first line which is not blank."""
        for line in re.split(r"\r\n|\r|\n", self.content[start:end])[1:]:
            if line.strip(" "):
                return len(line) - len(line.lstrip(" "))
        line = self.content[line_start(self.content, start) : start]
        return len(line) - len(line.lstrip(" -")) + 2

    def _spelled(self, value: object, style: str, flow: bool) -> str:
        if self.json:
            return spelling.bare(value)
        return spelling.scalar(value, style if style in ("'", '"') else "", flow=flow)
