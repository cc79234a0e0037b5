"""The comments of a text: each `#` outside of its values, up to the end of its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from clipspec.source.document import Document

# Most files have no other `#` than that of a colour.
_MAYBE = re.compile(r"""#(?![0-9A-Fa-f]{3,8}["'])""")
_TO_LINE_END = re.compile(r"#[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


class Comment(NamedTuple):
    """A comment. `start` and `end` are offsets in code points, `text` is what stands there.

    The text begins with `#` and goes to the end of the line, white space at its end included.
    """

    start: int
    end: int
    text: str


def comments(document: Document) -> list[Comment]:
    """Return the comments of a document in file order; JSON has none.

    In a text that cannot be read, those that stand before the place where the reading stopped.
    """
    content = document.text.content
    if document.syntax != "yaml" or not _MAYBE.search(content):
        return []
    from clipspec.source import yaml  # a text without comments is not read a second time

    spans, read_to = yaml.scalar_spans(content)
    return list(_outside(spans, content, read_to))


def _outside(spans: list[tuple[int, int]], content: str, read_to: int) -> Iterator[Comment]:
    starts = [start for start, _ in spans]
    here = content.find("#")
    while 0 <= here < read_to:
        before = bisect_right(starts, here) - 1
        start, end = spans[before] if before >= 0 else (0, 0)
        if here < end and not _in_header(content, start, here):
            here = content.find("#", end if content[start] not in "|>" else here + 1)
            continue
        found = _TO_LINE_END.match(content, here)
        assert found is not None
        yield Comment(found.start(), found.end(), found[0])
        here = content.find("#", found.end())


def _in_header(content: str, start: int, here: int) -> bool:
    """Say whether a `#` follows the `|` or `>` of a block text on its line."""
    header = _BLOCK_HEADER.match(content, start)
    return header is not None and content[header.end() : here].strip(" \t") == ""
