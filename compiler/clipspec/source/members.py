"""Members and items that come and go: whole lines in block style, commas everywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clipspec.source import scalars, spelling
from clipspec.source.document import Document
from clipspec.source.node import Mapping, Sequence
from clipspec.source.place import Entry, end, entries, line_end, line_start
from clipspec.source.text import Splice

_COLON = re.compile(r"\s*:[ \t]*")


class Resized:
    """An object or a list that loses some of its entries, or gets new ones after its last."""

    def __init__(self, document: Document, holder: Mapping | Sequence, flow: bool) -> None:
        self.holder = holder
        self.flow = flow
        self.json = document.syntax == "json"
        self.content = document.text.content
        self.line_break = document.text.line_break
        self.start = scalars.value_start(self.content, holder.start)
        self.entries = entries(self.content, holder)

    def splices(self, removed: set[str], added: list[tuple[str, Any]]) -> list[Splice] | None:
        """Return the edits, None where it is not plain how to make them."""
        found = self.entries
        if found is None or removed - {entry.token for entry in found}:
            return None
        kept = [entry for entry in found if entry.token not in removed]
        if not kept and not self._merges():
            return self._emptied(found, added)
        splices = []
        for first, last in _runs(found, removed):
            cut = self._cut_flow(found, first, last) if self.flow else self._cut(found, first, last)
            if cut is None:
                return None
            splices.append(cut)
        if added:
            new = self._appended_flow(kept, added) if self.flow else self._appended(kept, added)
            if new is None:
                return None
            splices.append(new)
        return splices

    def _merges(self) -> list[int]:
        """Return where each `<<` that brings something in ends."""
        if not isinstance(self.holder, Mapping):
            return []
        merged = {member.merged for member in self.holder.members.values()} - {None}
        return [end(self.content, node) for node in merged if node is not None]

    def _emptied(self, found: list[Entry], added: list[tuple[str, Any]]) -> list[Splice] | None:
        """Leave `{}`, `[]` or only what is new, where the parent can hold it on its line."""
        inside = ", ".join(f"{self._name(name)}: {self._value(value)}" for name, value in added)
        if self.flow:
            return [Splice(self.start + 1, self.holder.end - 1, inside)]
        return self.replaced(f"{{{inside}}}" if isinstance(self.holder, Mapping) else "[]")

    def replaced(self, text: str) -> list[Splice] | None:
        """Put a text in the place of all entries, on the line of the key that holds them."""
        found = self.entries
        if self.flow:
            return [Splice(self.start, self.holder.end, text)]
        if not found or self._merges():
            return None
        start, stop = found[0].start, found[-1].end
        before = _back(self.content, start, " \t\r\n")
        if self.content[before - 1 : before] == ":":
            return [Splice(before, stop, f" {text}")]
        return [Splice(start, stop, text)]

    def _cut(self, found: list[Entry], first: int, last: int) -> Splice | None:
        """Take whole lines out; after a `- ` only what stands there, up to the next member."""
        start, stop = found[first].start, found[last].end
        line, tail = line_start(self.content, start), line_end(self.content, stop)
        rest = self.content[stop:tail].strip(" \t")
        if rest and rest[0] != "#":
            return None
        if self.content[line:start].strip(" "):
            return Splice(start, found[last + 1].start, "") if last + 1 < len(found) else None
        crlf = self.content.startswith("\r\n", tail)
        return Splice(line, min(tail + (2 if crlf else 1), len(self.content)), "")

    def _cut_flow(self, found: list[Entry], first: int, last: int) -> Splice | None:
        """Take entries out with the comma behind them, or else the one before them."""
        if last + 1 < len(found):
            return Splice(found[first].start, found[last + 1].start, "")
        if first == 0:
            return None  # beside a merge; without one `_emptied` is asked
        return Splice(found[first - 1].end, found[last].end, "")

    def _appended(self, kept: list[Entry], added: list[tuple[str, Any]]) -> Splice | None:
        """Begin a line below the last member that stays, indented as the first one is."""
        first = self.entries[0].start if self.entries else self.start
        prefix = self.content[line_start(self.content, first) : first]
        if prefix.strip(" -"):
            return None
        last = line_end(self.content, max([*self._merges(), *(entry.end for entry in kept)]))
        lead = self.line_break + " " * len(prefix)
        lines = [f"{lead}{self._name(name)}: {self._value(value)}" for name, value in added]
        return Splice(last, last, "".join(lines))

    def _appended_flow(self, kept: list[Entry], added: list[tuple[str, Any]]) -> Splice | None:
        """Go on after the last member that stays, with the gaps that the others have."""
        if not kept or not isinstance(self.holder, Mapping):
            return None
        last = kept[-1]
        gap = _lead(self.content, last.start)
        colon = _COLON.match(self.content, self.holder.members[last.token].end)
        between = colon[0] if colon and "\n" not in colon[0] else ": "
        space = gap or ("" if self.json and between == ":" else " ")
        parts = [f",{space}{self._name(n)}{between}{self._value(v)}" for n, v in added]
        return Splice(last.end, last.end, "".join(parts))

    def _name(self, name: str) -> str:
        return spelling.bare(name) if self.json else spelling.scalar(name, "", flow=self.flow)

    def _value(self, value: Any) -> str:
        return spelling.bare(value) if self.json else spelling.scalar(value, "", flow=self.flow)


def _lead(content: str, offset: int) -> str:
    """Return the line break before an offset and the indentation, "" where it begins no line."""
    start = _back(content, offset, " \t")
    ends = (end for end in ("\r\n", "\n", "\r") if content.endswith(end, 0, start))
    return next((content[start - len(end) : offset] for end in ends), "")


def _back(content: str, offset: int, blanks: str) -> int:
    """Return where the blanks before an offset begin."""
    while offset and content[offset - 1] in blanks:
        offset -= 1
    return offset


def _runs(found: list[Entry], removed: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last index of each unbroken run of removed entries."""
    first: int | None = None
    for index, entry in enumerate(found):
        if entry.token not in removed:
            first = None
            continue
        first = index if first is None else first
        if index + 1 == len(found) or found[index + 1].token not in removed:
            yield first, index
