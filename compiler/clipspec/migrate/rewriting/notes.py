"""Where the comments of the old body go in the new one, and which of them lose their key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.attachment import Attached
from clipspec.migrate.rewriting.lineage import Home
from clipspec.source.comments import Comment
from clipspec.source.place import line_start


class Lost(NamedTuple):
    """A comment whose key is gone: its text, where it begins, and the pointer of what was there."""

    text: str
    start: int
    pointer: str


class End(NamedTuple):
    """A comment at the end of a line. `gap`: the white space in front of it.

    `column`: where it begins, if it is aligned with others.
    """

    text: str
    gap: str
    column: int | None = None

    def behind(self, line: str) -> str:
        """Return a line with the comment: in its column where the line ends before that."""
        if self.column is None:
            return line + self.gap + self.text
        room = self.column - len(line)
        return line + " " * (room if room >= min(2, len(self.gap)) else 2) + self.text


@dataclass(slots=True)
class Note:
    """What is said around one value. Lines are comments, or empty.

    `beside` stands at the end of its line, `open` at the end of the one that begins it; there is
    one of them at most.
    """

    before: list[str] = field(default_factory=list)
    open: End | None = None
    beside: End | None = None
    after: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    @property
    def end(self) -> End | None:
        """The comment at the end of a line, where the value has but one line to bear it."""
        return self.open or self.beside

    def above(self) -> list[str]:
        """Return what stands above the value and at the ends of its lines, as lines."""
        ends = [self.end.text] if self.end else []
        return [line for line in (*self.before, *ends) if line]

    def below(self) -> list[str]:
        """Return what stands below the value, inside of it or outside."""
        return [line for line in (*self.foot, *self.after) if line]


class Notes:
    """The notes of a new body by pointer, and the comments that found no place in it."""

    def __init__(self, ends: Mapping[int, End]) -> None:
        self.ends = ends
        self.lost: list[Lost] = []
        self._notes: dict[str, Note] = {}
        self._parted: set[str] = set()

    def at(self, pointer: str) -> Note:
        """Return what is said around a value."""
        return self._notes.get(pointer) or Note()

    def inside(self, pointer: str) -> tuple[list[str], list[str]]:
        """Return what is said inside of a value, as lines to stand above it and below it."""
        if pointer not in self._outer:
            return [], []
        inner = [at for at in self._notes if at != pointer and pointers.within(at, pointer)]
        above = [line for at in inner for line in self._notes[at].above()]
        return above, [line for at in inner for line in self._notes[at].below()]

    @cached_property
    def _outer(self) -> set[str]:
        """The pointers inside of which something is said; asked once all notes are there."""
        return {up for at in self._notes for up in accumulate(at.split("/")[:-1], "{}/{}".format)}

    def settle(self, attached: Iterable[Attached], home: Callable[[str], Home | None]) -> None:
        """Bring comments to the values that took over from what they speak of.

        Where two want the end of one line, that of the very value gets it.
        """
        homes = [(one, home(one.owner)) for one in attached]
        placed: set[int] = set()
        for one, there in sorted(homes, key=lambda pair: not (pair[1] and pair[1].same)):
            note = self._note(there.at) if there and there.whole else None
            if note and one.slot in ("open", "beside") and not note.end:
                setattr(note, one.slot, self.ends[one.comments[0].start])
                placed.add(one.comments[0].start)
        for one, there in homes:
            if one.comments[0].start not in placed:
                self._put(one, there)

    def part(self, pointer: str, blanks: int) -> None:
        """Leave empty lines above a value, which stands in the holder that it stood in."""
        self._parted.add(pointer)
        self._note(pointer).before[:0] = [""] * blanks

    def is_parted(self, pointer: str) -> bool:
        """Say whether a value may have empty lines on top of what is said above it."""
        return pointer in self._parted

    def _note(self, pointer: str) -> Note:
        return self._notes.setdefault(pointer, Note())

    def _put(self, one: Attached, there: Home | None) -> None:
        """Give comments lines of their own."""
        if there is None:
            self.lost += [Lost(c.text, c.start, one.owner) for c in one.comments]
        elif one.slot in ("open", "beside"):
            self._note(there.at).before += _lines(one)
        elif there.whole:
            getattr(self._note(there.named or there.at), one.slot).extend(_lines(one))
        elif one.slot == "before":
            self._note(there.at).before += _lines(one)
        else:
            self._note(there.last).after += _lines(one)


def ends_of_lines(content: str, comments: Iterable[Comment]) -> dict[int, End]:
    """Return the comments of a text that stand behind something, by where they begin.

    Those are aligned that share a column, though what stands before them ends here and there.
    """
    found: dict[int, End] = {}
    gaps: dict[int, set[str]] = {}
    for comment in comments:
        line = content[line_start(content, comment.start) : comment.start]
        gap = line[len(line.rstrip(" \t")) :]
        if len(gap) < len(line):
            found[comment.start] = End(comment.text, gap or " ", len(line))
            gaps.setdefault(len(line), set()).add(gap)
    return {
        start: end if len(gaps[end.column or 0]) > 1 else end._replace(column=None)
        for start, end in found.items()
    }


def _lines(one: Attached) -> list[str]:
    texts = [comment.text for comment in one.comments]
    return [""] * one.blanks + texts + [""] * (one.parted if one.slot == "before" else 0)
