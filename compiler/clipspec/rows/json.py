"""JSON: a list of objects, decoded one after the other as the text comes in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from clipspec.diagnostics import Position
from clipspec.rows.decoded import MAX_ROW, Decoded, moved
from clipspec.rows.members import Members
from clipspec.rows.objects import DECODER, check, fault
from clipspec.rows.row import DataFault, Row

_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\r\n]*")
_NOTATION = Members("json")
# The decoder stops this far before the end of a text, at most, that is cut inside of a token.
_TOKEN = len("-Infinity")


def read(text: Decoded) -> Iterator[Row]:
    """Yield the objects of a list; memory holds one of them at a time. Raises `DataFault`."""
    window = _Window(text)
    if window.peek() != "[":
        lines = window.peek() == "{"
        help_ = "one object on each line is JSONL: --data-format jsonl" if lines else ""
        raise window.fault("the file must hold a list of objects", help_)
    window.take("[")
    number = 0
    more = window.peek() != "]"
    while more:
        if window.peek() != "{":
            raise window.fault("an object is expected here: each row is one")
        number += 1
        line, column = window.place
        values, written = window.object()
        yield Row(number, line, values, True, column, written, _NOTATION)
        more = window.peek() == ","
        if more:
            window.take(",")
    if window.peek() != "]":
        raise window.fault("expected `,` or the closing bracket of the list here")
    window.take("]")
    if window.peek():
        raise window.fault("something follows the list")


class _Window:
    """The part of the text that is being decoded, and its place in the file."""

    def __init__(self, text: Decoded) -> None:
        self._text = text
        self._buffer = ""
        self._start = 0
        self._ended = False
        self._counted = Position(1, 1), 0

    @property
    def place(self) -> Position:
        """The place of the next character, counted on from where it was asked for last."""
        place, offset = self._counted
        place = moved(place, self._buffer[offset : self._start])
        self._counted = place, self._start
        return place

    def peek(self) -> str:
        """Return the next character that is no white space, `""` at the end."""
        while True:
            space = _SPACE.match(self._buffer, self._start)
            self._start = space.end() if space else self._start
            if self._start < len(self._buffer):
                return self._buffer[self._start]
            if self._ended:
                return ""
            self._fill(_CHUNK)

    def take(self, character: str) -> None:
        """Pass over a character that `peek` has seen."""
        self._start += len(character)

    def object(self) -> tuple[dict[str, Any], str]:
        """Decode the object that begins here. Returns it, and how it is written."""
        while True:
            try:
                values, end = DECODER.raw_decode(self._buffer, self._start)
            except json.JSONDecodeError as error:
                if not self._is_cut(error):
                    raise self._explained() from error
                self._fill(max(_CHUNK, len(self._buffer) - self._start))
            except (ValueError, RecursionError) as error:
                raise self._explained() from error
            else:
                written = self._buffer[self._start : end]
                check(written, self.place)
                self._start = end
                return values, written

    def fault(self, message: str, help_: str = "") -> DataFault:
        """Return a fault at the place of the window."""
        return DataFault(message, *self.place, help_)

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Say whether the text may only have been cut too early. Raises `DataFault`."""
        if self._ended:
            return False
        if len(self._buffer) - self._start > MAX_ROW:
            raise self.fault(f"a row of more than {MAX_ROW:,} characters")
        return "Unterminated" in error.msg or error.pos + _TOKEN >= len(self._buffer)

    def _explained(self) -> DataFault:
        text, end = self._buffer[self._start :], None
        with suppress(ValueError, RecursionError):  # what the plain decoder takes has an end
            end = json.JSONDecoder().raw_decode(text)[1]
        return fault(text[:end], self.place)

    def _fill(self, size: int) -> None:
        self._counted = self.place, 0
        chunk = self._text.read(size)
        self._ended = not chunk
        self._buffer = self._buffer[self._start :] + chunk
        self._start = 0
