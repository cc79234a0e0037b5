"""The block texts of YAML, from `|` or `>` on: lines that stand deeper than what they belong to.

Those of which one would have to say more, such as an indent that is stated, are left to the parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CONTROL = r"\x00-\x1f\x7f"
HEADER = re.compile(r"[:-] ++[|>]-?+ *+(?:#[^\n]*+)?\r?$", re.MULTILINE)
"""Finds a line below which a text may stand."""

_TEXT = re.compile(rf"( *+)([^{CONTROL}]*+)\r?\Z")


class RareError(Exception):
    """What only the parser can read."""


class Block(NamedTuple):
    """What a line says of the text below it: its lines are joined, and it loses its last end."""

    folded: bool
    stripped: bool


def below(texts: list[str], first: int, outer: int) -> list[str]:
    """Return the lines of a block text, which stand deeper than `outer`, without their indent."""
    said: list[str] = []
    deep = 0
    for at in range(first, len(texts)):  # a slice for each of many texts would be too long
        found = _TEXT.match(texts[at])
        if found is None:
            raise RareError
        indent, blank = len(found[1]), not found[2]
        if not blank and indent <= outer:
            return said
        deep = deep or (0 if blank else indent)
        # An empty line may not stand deeper than a text that is still to come.
        if indent > outer + 1 if deep == 0 else indent < deep and not blank:
            raise RareError
        said.append(found[1][deep:] + found[2] if deep else "")
    if said and said[-1].strip(" "):
        raise RareError  # no end of line
    return said


def joined(said: list[str], block: Block) -> str:
    """Return the text of a block's lines."""
    while said and not said[-1]:
        said.pop()
    if any(each.startswith(" ") for each in said) and (block.folded or not said[-1].strip(" ")):
        raise RareError
    text = _folded(said) if block.folded else "\n".join(said)
    return text if block.stripped or not said else text + "\n"


def _folded(said: list[str]) -> str:
    """Return lines as paragraphs: an empty one ends a line, all others are joined."""
    parts, before = [], True
    for line in said:
        parts.append("\n" if not line else line if before else f" {line}")
        before = not line
    return "".join(parts)
