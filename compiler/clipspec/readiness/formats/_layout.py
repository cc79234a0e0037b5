"""Laying text out for a terminal of 80 columns, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clipspec.report._terminal import inert, width

COLUMNS = 80
FEW = 10
"""Places that are listed of each kind; `--format json` has them all."""

# What a line of a log starts with, or has in it, where GitHub takes it for a command.
_COMMAND = re.compile(r"^\s*::|##\[")


def shown(text: str) -> str:
    """Return text that steers neither a terminal nor a runner that reads the log."""
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", inert(text))


def shortened(text: str, columns: int) -> str:
    """Return a text that fits so many columns: what is too long loses its middle."""
    text = shown(text)
    if width(text) <= columns:
        return text
    head, tail = text[: columns // 2], text[-(columns // 2) :]
    while width(head) + width(tail) >= columns:
        head, tail = (head[:-1], tail) if width(head) > width(tail) else (head, tail[1:])
    return f"{head}…{tail}"


def wrapped(text: str, indent: str, first: str | None = None) -> Iterator[str]:
    """Yield lines of at most 80 columns; the first may start otherwise than the others."""
    line, room = indent if first is None else first, ""
    for word in shown(text).split(" "):
        while width(line) + width(room) + width(word) > COLUMNS:
            if room:
                yield line
            else:
                cut = _fitting(word, COLUMNS - width(line))
                yield line + word[:cut]
                word = word[cut:]
            line, room = indent, ""
            word = shown(word)  # it stands at the start of a line now
        line, room = f"{line}{room}{word}", " "
    yield line


def listed(places: Iterable[str]) -> Iterator[str]:
    """Yield a line for each place, up to `FEW`, and one that counts the others."""
    found = list(places)
    for place in found[:FEW]:
        yield f"      - {shortened(place, 72)}"
    if len(found) > FEW:
        yield f"      - and {len(found) - FEW:,} more"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines of a table whose first column takes what the others leave."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(1, len(head))]
    room = COLUMNS - 2 - sum(widths) - 2 * len(widths)
    names = [shortened(row[0], room) for row in (head, *rows)]
    room = max(map(width, names))
    for name, row in zip(names, (head, *rows), strict=True):
        cells = "".join(f"  {cell:>{w}}" for cell, w in zip(row[1:], widths, strict=True))
        yield f"  {name}{' ' * (room - width(name))}{cells}"


def _fitting(word: str, columns: int) -> int:
    """Return how many characters of a word fit; at least one, or nothing would ever end."""
    cut = min(len(word), columns)
    while cut > 1 and width(word[:cut]) > columns:
        cut -= 1
    return max(cut, 1)
