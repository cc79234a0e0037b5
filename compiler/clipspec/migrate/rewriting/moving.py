"""Scalars of several lines, copied to another indentation without a change of what they say."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"([|>])([-+0-9]*)")


class Token(NamedTuple):
    """The text of a scalar, line by line. The first goes where it stands, the others are indented.

    `block`: it is a block text, whose comment stands behind its header.
    """

    lines: list[str]
    block: bool = False


class Move(NamedTuple):
    """From one column of a key or a dash to another. `step`: what to indent by if nothing shows."""

    old: int
    new: int
    step: int

    def inner(self, column: int) -> int:
        """Return where something goes that stands at a column behind the key."""
        far = column - self.old
        return self.new + (far if far > 0 else self.step)


def moved(raw: str, move: Move) -> Token:
    """Move a plain or quoted scalar: white space at the start of its lines is no text."""
    first, *rest = LINE_END.split(raw)
    return Token([first, *(_shifted(line, move) for line in rest)])


def _shifted(line: str, move: Move) -> str:
    text = line.lstrip(" \t")
    return " " * move.inner(len(line) - len(text)) + text if text else ""


def moved_block(raw: str, value: str, move: Move) -> Token | None:
    """Move a block text that has this value; None where it holds nothing to go by."""
    first, *rest = LINE_END.split(raw)
    header = _HEADER.match(first)
    shown = next((line for line in rest if line.strip(" ")), None)
    said = next((line for line in value.split("\n") if line.strip(" ")), None)
    if header is None or shown is None or said is None:
        return None
    old = _spaces(shown) - _spaces(said)
    width = header[2].strip("-+")
    new = move.new + int(width) if width else move.inner(old)
    lines = [" " * new + line[old:] if len(line) > old else "" for line in rest]
    if "+" in header[2]:  # the empty lines at its end are text
        lines += [""] * (len(value) - len(value.rstrip("\n")) - 1)
    return Token([header[0] + _chomping(header[2], value), *lines], block=True)


def _chomping(marks: str, value: str) -> str:
    """Return what a header must add where a text ended with its file, and without a line end."""
    return "" if "-" in marks or "+" in marks or value.endswith("\n") else "-"


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
