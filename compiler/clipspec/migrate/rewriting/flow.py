"""The new body in brackets, on one line or on several: as in JSON, or as YAML knows it too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.lineage import is_holder
from clipspec.migrate.rewriting.moving import Token
from clipspec.migrate.rewriting.outline import MERGE
from clipspec.migrate.rewriting.sheet import Sheet, ended, said
from clipspec.migrate.rewriting.style import LINE, LINES


class Flow:
    """Writes objects and lists in brackets. Nothing inside of them can be a block."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.style = sheet.style

    def on_one_line(self, at: str, value: Any) -> str:
        """Return a value on one line; what is said inside of it is left to the caller."""
        if not is_holder(value) or at in self.sheet.anchors.called:
            return self.sheet.tokens.leaf(at, value, 0, LINE).lines[0]
        parts = [
            f"{key}{self.on_one_line(here, inner) if here else inner}"
            for key, here, inner in self._entries(at, value)
        ]
        inside = f",{self.style.comma}".join(parts)
        marks = "".join(f"{mark} " for mark in self.sheet.tokens.properties(at))
        if isinstance(value, list):
            return f"{marks}[{inside}]"
        return f"{marks}{{{self.style.pad}{inside}{self.style.pad}}}"

    def on_lines(self, at: str, value: Any, indent: str, lead: str) -> list[str]:
        """Return the lines of an object or a list. `lead` stands on the first of them, indented."""
        note = self.sheet.notes.at(at)
        opening, closing = "[]" if isinstance(value, list) else "{}"
        inner = indent + self.style.unit
        entries = list(self._entries(at, value))
        lines = [said(lead + " ".join([*self.sheet.tokens.properties(at), opening]), note.open)]
        for number, (key, here, member) in enumerate(entries):
            comma = "," if number + 1 < len(entries) or self.style.trailing else ""
            lines += self._entry(inner, key, here, member, comma, first=number == 0)
        lines += [inner + line if line else "" for line in note.foot]
        return [*lines, indent + self.style.close + closing]

    def _entry(
        self, indent: str, key: str, at: str, value: Any, comma: str, *, first: bool
    ) -> list[str]:
        if not at:  # a merge
            return [f"{indent}{key}{value}{comma}"]
        note = self.sheet.notes.at(at)
        lead = indent + key
        above, after = self.sheet.above(at, first=first), note.after
        token = self.short(at, value, LINES, len(indent), len(lead) + len(comma))
        if token is not None:
            lines = ended(lead, token, note, comma)
            inside = self.sheet.notes.inside(at)
            above, after = above + inside[0], inside[1] + note.foot + after
        else:
            lines = self.on_lines(at, value, indent, lead)
            lines[-1] = said(lines[-1] + comma, note.beside)
        above, after = ([indent + x if x else "" for x in some] for some in (above, after))
        return [*above, *lines, *after]

    def short(self, at: str, value: Any, outer: str, indent: int, before: int) -> Token | None:
        """Return a leaf, or what is to stand on one line in brackets and fits behind `before`.

        `outer`: the form of what holds it, `indent`: of its key or dash; both are columns.
        """
        if not is_holder(value) or at in self.sheet.anchors.called:
            return self.sheet.tokens.leaf(at, value, indent, outer)
        if self.sheet.form(at, outer) != LINE:
            return None
        line = self.on_one_line(at, value)
        return Token([line]) if before + len(line) <= self.style.width else None

    def _entries(self, at: str, value: Any) -> Iterator[tuple[str, str, Any]]:
        """Yield each entry: its key with the colon, its pointer, its value; of a merge no pointer.

        A merge comes last, as what it brings in does.
        """
        if isinstance(value, list):
            yield from (("", pointers.join(at, i), item) for i, item in enumerate(value))
            return
        merge = self.sheet.anchors.merged.get(at)
        for name, member in value.items():
            here = pointers.join(at, name)
            if merge is None or name not in merge.members:
                key, _ = self.sheet.tokens.key(here)
                colon = self.style.colon or ("" if key[0] in "\"'" else " ")
                yield f"{key}:{colon}", here, member
        if merge is not None:
            yield f"{MERGE}: ", "", f"*{merge.name}"
