"""What each comment of the old body speaks of: the entry above, beside or below which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.outline import Entry
from clipspec.source.comments import Comment
from clipspec.source.place import is_flow, line_start

_WHITE_SPACE = tuple(" \t\r\n")


class Attached(NamedTuple):
    """Comments that stand together, and the pointer of what they speak of.

    `slot`: `before` it, `beside` it at the end of its line, `open` beside the key, dash or bracket
    that begins it, `after` it, or at its `foot`, below its last entry. `blanks`: empty lines above,
    `parted`: and those between it and the entry below.
    """

    owner: str
    slot: str
    comments: tuple[Comment, ...]
    blanks: int = 0
    parted: int = 0


class Attachment:
    """Attaches comments to the entries of a body, by lines and columns as an author sees them."""

    def __init__(self, content: str, entries: list[Entry], *, flow: bool) -> None:
        self.content = content
        self.flow = flow  # the whole body stands in brackets
        self.entries = entries
        self._starts = [entry.start for entry in entries]
        self._by_pointer = {entry.at: entry for entry in entries}

    def attach(self, comments: Iterable[Comment]) -> Iterator[Attached]:
        """Yield every comment once, in the order of the text."""
        waiting = list(comments)
        while waiting:
            run = self._run(waiting)
            del waiting[: len(run)]
            if self._begins_line(run[0].start):
                blanks = blank_lines(self.content, run[0].start)
                parted = _blanks_below(self.content, run[-1].end)
                yield Attached(*self._of_lines(run, blanks, parted), tuple(run), blanks, parted)
            else:
                yield Attached(*self._of_end(run[0].start), tuple(run))

    def _begins_line(self, offset: int) -> bool:
        return not self.content[line_start(self.content, offset) : offset].strip(" \t")

    def _column(self, offset: int) -> int:
        return offset - line_start(self.content, offset)

    def _run(self, waiting: list[Comment]) -> list[Comment]:
        """Return the first comment with those right below it which do not stand further left."""
        if not self._begins_line(waiting[0].start):
            return waiting[:1]

        def goes_on(pair: tuple[Comment, Comment]) -> bool:
            between = self.content[pair[0].end : pair[1].start].replace("\r\n", "\n")
            left = self._column(pair[1].start) < self._column(pair[0].start)
            return len(between.strip(" \t")) == 1 and not left

        pairs = pairwise(waiting)
        return [waiting[0], *(after for _, after in takewhile(goes_on, pairs))]

    def _around(self, offset: int) -> tuple[Entry | None, Entry | None]:
        """Return the last entry that begins before an offset, and the first one after it."""
        index = bisect_left(self._starts, offset)
        before = self.entries[index - 1] if index else None
        return before, self.entries[index] if index < len(self.entries) else None

    def _chain(self, entry: Entry | None) -> list[Entry]:
        """Return an entry and those that hold it, from the inside out."""
        tokens = pointers.split(entry.at) if entry else []
        found = (self._by_pointer.get(at) for at in accumulate(tokens, pointers.join, initial=""))
        return [each for each in found if each][::-1]

    def _of_end(self, offset: int) -> tuple[str, str]:
        """Attach what stands at the end of a line, behind something."""
        before, _ = self._around(offset)
        if before is None:
            return "", "open"
        if before.end > offset:
            return before.at, "beside" if before.is_leaf else "open"
        ended = before
        for holder in self._chain(before)[1:]:
            if holder.end > offset or holder.end == ended.end:
                break
            ended = holder
        return ended.at, "beside"

    def _of_lines(self, run: list[Comment], blanks: int, parted: int) -> tuple[str, str]:
        """Attach what has lines of its own."""
        offset = run[0].start
        before, after = self._around(offset)
        chain = self._chain(before)
        if before and before.is_leaf and before.end > offset:
            return before.at, "before"  # between a key and its value
        bracket = next((e for e in chain if e.end > offset and is_flow(self.content, e.node)), None)
        if bracket or self.flow:
            outer = bracket.at if bracket else ""
            if after and pointers.within(after.at, outer):
                return after.at, "before"
            return outer, "foot"
        if before and after and before.item and pointers.parent(after.at) == before.at:
            return before.at, "before"  # between a dash and the first key: it speaks of the item
        ended = [entry for entry in chain if not entry.flow and entry.end <= offset]
        return _of_block(self._column(offset), ended, after, joins=parted > 0 and not blanks)


def _of_block(
    column: int, ended: list[Entry], after: Entry | None, *, joins: bool
) -> tuple[str, str]:
    """Tell a foot from a heading by the columns, as the indentation of YAML does.

    `ended`: the entries that end above the comment, from the inside out. `joins`: it stands right
    below them, and apart from what follows.
    """
    left = after.column if after else -1
    for entry in ended:
        if left < entry.column <= column:
            return pointers.parent(entry.at), "foot"
        if left == entry.column == column and joins:
            return entry.at, "after"
    return (after.at, "before") if after else ("", "foot")


def blank_lines(content: str, offset: int) -> int:
    """Return how many empty lines stand right above the line of an offset."""
    end = offset
    while end and content[end - 1] in _WHITE_SPACE:
        end -= 1
    return max(0, _breaks(content[end:offset]) - (1 if end else 0))


def _blanks_below(content: str, offset: int) -> int:
    """Return how many empty lines stand between a comment and what is no comment below it."""
    end = offset
    while content[end : end + 1] in _WHITE_SPACE:
        end += 1
    return 0 if content[end : end + 1] in ("", "#") else _breaks(content[offset:end]) - 1


def _breaks(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
