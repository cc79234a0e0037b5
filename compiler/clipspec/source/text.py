"""The text of a file: decoding, and from offsets to lines and columns."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from clipspec.diagnostics import Position, Span

# Only CR and LF end a line, as in LSP and in YAML 1.2. YAML 1.1 counts NEL, LS and PS too.
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOREIGN_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class Splice(NamedTuple):
    """Put `text` in the place of what stands from offset `start` to `end`, in code points."""

    start: int
    end: int
    text: str


class Cure(NamedTuple):
    """How the text itself can be put right. `safe`: what it says is kept, or plain to see."""

    description: str
    splices: tuple[Splice, ...]
    safe: bool = True


class Problem(NamedTuple):
    """Why a file could not be read as it stands. `rule` names the page that explains it.

    `start` and `end` are offsets in code points. A problem whose rule is an error ends the
    judging of that file: what follows from a misread document is noise. `cure` is given where
    there is no doubt about it.
    """

    rule: str
    message: str
    start: int
    end: int
    help: str = ""
    cure: Cure | None = None


class Text:
    """A file's text without its byte order mark. Offsets are code points into `content`."""

    def __init__(self, content: str, bom: bool = False, problems: tuple[Problem, ...] = ()) -> None:
        self.content = content
        self.bom = bom
        self.problems = problems

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Go to another process without what is soon found again."""
        return Text, (self.content, self.bom, self.problems)

    @property
    def mark(self) -> str:
        """The byte order mark before the text, "" without one."""
        return "\ufeff" if self.bom else ""

    @property
    def whole(self) -> str:
        """The content behind its byte order mark, if it has one: what the file holds."""
        return self.mark + self.content

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.content))]

    @cached_property
    def line_break(self) -> str:
        """The line end of this file: that of its first line."""
        found = _LINE_END.search(self.content)
        return found[0] if found else "\n"

    def spliced(self, splices: Iterable[Splice]) -> str | None:
        """Return the content with all splices made, None where two of them overlap."""
        ordered = in_order(splices)
        if ordered is None:
            return None
        parts, here = [], 0
        for start, end, text in ordered:
            parts += [self.content[here:start], text]
            here = end
        return "".join([*parts, self.content[here:]])

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset; past the end counts as the end."""
        offset = max(0, min(offset, len(self.content)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span of a half-open range of offsets."""
        return Span(self.position(start), self.position(end))

    def line(self, number: int) -> str:
        """Return a line by its number (from 1), without its line end; `""` past the last one."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start, *after = self._line_starts[number - 1 : number + 1]
        return self.content[start : after[0] if after else None].rstrip("\r\n")

    def line_start(self, number: int) -> int:
        """Return the offset at which a line (from 1) begins."""
        return self._line_starts[min(number, len(self._line_starts)) - 1]


def in_order(splices: Iterable[Splice]) -> list[Splice] | None:
    """Return splices in the order of the text, None where two of them overlap."""
    ordered = sorted(splices, key=lambda splice: splice[:2])
    apart = all(after.start >= before.end for before, after in pairwise(ordered))
    return ordered if apart else None


def decode(raw: bytes | str) -> Text:
    """Decode a file as UTF-8, with or without a byte order mark.

    Anything else gives a `Text` with a problem: guessing an encoding would change the script.
    """
    if isinstance(raw, str):
        return Text(raw.removeprefix("\ufeff"), raw.startswith("\ufeff"))
    name = foreign_encoding(raw)
    if name:
        return _undecodable(raw.decode("latin-1"), 0, f"the file is {name}, not UTF-8")
    bom = raw.startswith(codecs.BOM_UTF8)
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return Text(body.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        offset = len(body[: error.start].decode("utf-8"))
        return _undecodable(
            body.decode("utf-8", "replace"), offset, f"byte 0x{body[error.start]:02x} is not UTF-8"
        )


def foreign_encoding(raw: bytes) -> str | None:
    """Return the name of the encoding that the first bytes of a file give away, if not UTF-8."""
    for bom, name in _FOREIGN_BOMS:
        if raw.startswith(bom):
            return name
    # Without a mark: the zero bytes of ASCII characters stand at every second place.
    head = raw[:64]
    if len(head) >= 4 and (not any(head[::2]) or not any(head[1::2])):
        return "UTF-16"
    return None


def _undecodable(content: str, offset: int, message: str) -> Text:
    problem = Problem(
        "wrong-encoding",
        message,
        offset,
        offset + 1,
        "save the file as UTF-8; nothing else is read",
    )
    return Text(content, problems=(problem,))
