"""How a body is laid out: indentation, brackets, quotes and line ends, as its text shows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.migrate.rewriting.outline import Entry
from clipspec.source import Document, scalars, spelling
from clipspec.source.node import Mapping, Node, Scalar, Sequence
from clipspec.source.place import is_flow, line_end, line_start

BLOCK, LINE, LINES = "block", "line", "lines"
"""The forms of an object or a list: indented lines, brackets on one line, or on several."""

_WIDTH = 100
"""Columns up to which brackets on one line may stay on one, if no such line is longer already."""

_COLON = re.compile(r"\s*:([ \t]*)")
_COMMA = re.compile(r"\s*,([ \t]*)")
_PAD = re.compile(r"\{([ \t]*)\S")
_BREAK = re.compile(r"[\r\n]")
_TRAILING = re.compile(r",(?:\s|#[^\r\n]*)*[\]}]$")


class Style(NamedTuple):
    """The manner of a text. Widths are in spaces.

    `step`: from the key of an object to those inside of it. `dash`: from a key to the dashes of its
    list. `gap`: from a dash to what follows it. `unit` indents lines in brackets, `close` the
    closing one. `pad`, `colon`, `comma`: white space inside of braces, after a colon and a comma.
    `key` and `text`: the quotes around names and texts, "" for none.
    """

    json: bool
    line_break: str
    step: int = 2
    dash: int = 2
    gap: int = 2
    unit: str = "  "
    close: str = ""
    pad: str = ""
    colon: str = " "
    comma: str = " "
    trailing: bool = False
    key: str = ""
    text: str = ""
    width: int = _WIDTH


def style_of(document: Document, root: Node, entries: list[Entry], all_: list[Entry]) -> Style:
    """Return the style of a body; where it shows none, that of the rest of its file."""
    content = document.text.content
    width = max([_WIDTH, *_line_lengths(content, entries)])
    base = Style(document.syntax == "json", document.text.line_break, width=width)
    shown: dict[str, int | str | bool] = {}
    for some in (entries, all_):
        for name, value in (*_widths(content, some), *_brackets(content, root, some)):
            shown.setdefault(name, value)
    if base.json:
        shown.setdefault("comma", shown.get("colon", base.comma))
    else:
        members = [entry.start for entry in entries if not entry.item]
        shown["key"] = _quotes(content[scalars.value_start(content, start)] for start in members)
        shown["text"] = _quotes(_plainable(content, entries))
    return base._replace(**shown)  # type: ignore[arg-type]  # each name with its own kind


def _line_lengths(content: str, entries: list[Entry]) -> Iterator[int]:
    """Yield the length of each line on which brackets open and close."""
    for node in (entry.node for entry in entries):
        if is_flow(content, node) and not _BREAK.search(content, node.start, node.end):
            yield line_end(content, node.end) - line_start(content, node.start)


def _widths(content: str, entries: list[Entry]) -> Iterator[tuple[str, int]]:
    """Tell the indentation of blocks: each entry against the one that holds it."""
    by_pointer = {entry.at: entry for entry in entries}
    for entry in entries:
        holder = by_pointer.get(pointers.parent(entry.at))
        if holder is not None and not entry.flow:
            name = "gap" if holder.item else "dash" if entry.item else "step"
            yield name, entry.column - holder.column
        if (
            entry.item
            and not entry.flow
            and not _BREAK.search(content, entry.start, entry.node.start)
        ):
            yield "gap", max(2, entry.node.start - entry.start)


def _brackets(
    content: str, root: Node, entries: list[Entry]
) -> Iterator[tuple[str, int | str | bool]]:
    """Tell what stands around brackets, colons and commas."""
    for node in (root, *(entry.node for entry in entries)):
        if not is_flow(content, node) or not isinstance(node, (Mapping, Sequence)):
            continue
        start = scalars.value_start(content, node.start)
        text = content[start : node.end]
        members = list(node.members.values()) if isinstance(node, Mapping) else []
        inner = [member.value for member in members] or getattr(node, "items", [])
        if not inner:
            continue
        colon = _COLON.match(content, members[0].end) if members else None
        if colon:
            yield "colon", colon[1] or ("" if content[members[0].start] in "\"'" else " ")
        comma = _COMMA.match(content, inner[0].end)
        if comma and not _BREAK.match(content, comma.end()):
            yield "comma", comma[1]
        if _BREAK.search(text):
            yield from _lines(content, start, node.end, inner, members[0].start if members else -1)
        elif found := _PAD.match(text):
            yield "pad", found[1]


def _lines(
    content: str, start: int, end: int, inner: list[Node], first: int
) -> Iterator[tuple[str, str | bool]]:
    """Tell how brackets over several lines are indented."""
    yield "trailing", bool(_TRAILING.search(content[start:end]))
    outer = indentation(content, start)
    begin = first if first >= 0 else inner[0].start
    if not content[line_start(content, begin) : begin].strip(" \t"):
        yield "unit", indentation(content, begin).removeprefix(outer)
    if not content[line_start(content, end - 1) : end - 1].strip(" \t"):
        yield "close", indentation(content, end - 1).removeprefix(outer)


def indentation(content: str, offset: int) -> str:
    """Return what indents the line of an offset; dashes count as white space."""
    line = content[line_start(content, offset) : offset]
    return line[: len(line) - len(line.lstrip(" \t-"))].replace("-", " ")


def _plainable(content: str, entries: list[Entry]) -> Iterator[str]:
    """Yield the quote, or another character, that begins each text which needs no quotes."""
    for entry in entries:
        node = entry.node
        if not isinstance(node, Scalar):
            continue
        raw = content[scalars.value_start(content, node.start) : node.end]
        if node.style in ("'", '"') and spelling.is_plain(raw[1:-1], flow=True):
            yield raw[0]
        elif not node.style and raw and isinstance(scalars.resolve(raw), str):
            yield " "


def _quotes(first: Iterable[str]) -> str:
    """Return the quote that most of them begin with, "" where most have none."""
    counts = Counter(c if c in "\"'" else "" for c in first)
    return counts.most_common(1)[0][0] if counts else ""
