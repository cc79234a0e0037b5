"""The new body in block style: a line for each key and each dash, indented as the old one was."""

from __future__ import annotations

from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.flow import Flow
from clipspec.migrate.rewriting.moving import Token
from clipspec.migrate.rewriting.outline import MERGE
from clipspec.migrate.rewriting.sheet import Sheet, ended, said
from clipspec.migrate.rewriting.style import BLOCK, LINES


class Block:
    """Writes objects and lists as lines. Every indentation is a number of columns."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.style = sheet.style
        self.flow = Flow(sheet)

    def holder(self, at: str, value: Any, indent: int) -> list[str]:
        """Return the lines of an object or a list whose keys or dashes stand at an indentation."""
        lines: list[str] = []
        merge = self.sheet.anchors.merged.get(at)
        if isinstance(value, list):
            entries = [(pointers.join(at, i), item) for i, item in enumerate(value)]
        else:
            brought = merge.members if merge else ()
            entries = [(pointers.join(at, n), v) for n, v in value.items() if n not in brought]
        for here, member in entries:
            item = isinstance(value, list)
            entry = self._entry(here, member, indent, item=item, first=not lines)
            while lines[-1:] == entry[:1] == [""]:  # they are text of what stands above
                del entry[0]
            lines += entry
        if merge:
            lines += self._merge(pointers.join(at, MERGE), merge.name, indent)
        return [*lines, *_indented(self.sheet.notes.at(at).foot, indent)]

    def _merge(self, at: str, name: str, indent: int) -> list[str]:
        note = self.sheet.notes.at(at)
        lines = ended(" " * indent + f"{MERGE}: ", Token([f"*{name}"]), note)
        above = _indented(self.sheet.above(at, first=False), indent)
        return [*above, *lines, *_indented(note.foot + note.after, indent)]

    def _entry(self, at: str, value: Any, indent: int, *, item: bool, first: bool) -> list[str]:
        note = self.sheet.notes.at(at)
        above, after = self.sheet.above(at, first=first), note.after
        token, gap = ("", " " * (self.style.gap - 1)) if item else self.sheet.tokens.key(at)
        mark = " " * indent + ("-" if item else f"{token}:")
        short = self.flow.short(at, value, BLOCK, indent, len(mark + gap))
        if short is not None:
            lines = ended(mark + gap, short, note)
            inside = self.sheet.notes.inside(at)
            above, after = above + inside[0], inside[1] + note.foot + after
        elif self.sheet.form(at, BLOCK) == LINES:
            inner = " " * (indent + (self.style.gap if item else 0))
            lines = self.flow.on_lines(at, value, inner, mark + gap)
            lines[-1] = said(lines[-1], note.beside)
        elif item:
            above, lines = self._item(at, value, indent, above, mark)
        else:
            lines = self._member(at, value, indent, mark)
        return [*_indented(above, indent), *lines, *_indented(after, indent)]

    def _member(self, at: str, value: Any, indent: int, mark: str) -> list[str]:
        """Write an object or a list below its key."""
        head = " ".join([mark, *self.sheet.tokens.properties(at)])
        step = self.style.dash if isinstance(value, list) else self.style.step
        inner = self.holder(at, value, indent + step)
        return [said(head, self.sheet.notes.at(at).end), *inner]

    def _item(
        self, at: str, value: Any, indent: int, above: list[str], mark: str
    ) -> tuple[list[str], list[str]]:
        """Begin an object or a list on the line of its dash, if nothing stands between them."""
        note = self.sheet.notes.at(at)
        if note.beside:
            above = [*above, note.beside.text]  # behind the bracket that is no more
        lines = self.holder(at, value, indent + self.style.gap)
        gap = " " * (self.style.gap - 1)
        marks = self.sheet.tokens.properties(at)
        if marks or note.open:
            head = mark + gap + " ".join(marks) if marks else mark
            return above, [said(head, note.open), *lines]
        while lines[0].lstrip(" ")[:1] in ("#", ""):
            above = [*above, lines.pop(0).lstrip(" ")]
        return above, [mark + gap + lines[0].lstrip(" "), *lines[1:]]


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
