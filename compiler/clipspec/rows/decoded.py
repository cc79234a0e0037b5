"""The text of a data file, decoded as it is read; what is no text is a fault at its place."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, cast

from clipspec.diagnostics import Position
from clipspec.rows.row import DataFault
from clipspec.source.text import foreign_encoding

MAX_ROW = 1 << 24
"""Characters of one line, one cell, or one object. The longest script of a video has 5,000."""

_GZIP = b"\x1f\x8b"
# What the error handler `surrogateescape` adds to a byte that is no part of a character.
_ESCAPED = 0xDC00
_OTHER = "save the file as UTF-8, or name its encoding, for example --encoding cp1252"


class Decoded:
    """A stream of bytes as text without its byte order mark. Line ends stay as they are."""

    def __init__(self, stream: BinaryIO, encoding: str | None = None) -> None:
        self._stream = stream
        self._encoding = encoding
        self._text: io.TextIOWrapper | None = None
        self._buffer: io.BufferedReader | None = None  # where the stream cannot peek
        self._place = Position(1, 1)

    def lines(self, held: list[str] | None = None) -> Iterator[str]:
        """Yield the lines with their ends: LF, CR LF or CR, and nothing else ends one.

        Each is put into `held` as well, for whoever gives them to a parser and wants them too.
        Raises `DataFault`.
        """
        number = 0
        try:
            for number, line in enumerate(iter(partial(self._open().readline, MAX_ROW), ""), 1):
                if not line.isascii():
                    line = self._checked(line, number, 1)
                if len(line) == MAX_ROW:
                    raise DataFault(f"a line of more than {MAX_ROW:,} characters", number)
                if held is not None:
                    held.append(line)
                yield line
        except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeError) as error:
            raise self._broken(error, number + 1, 1) from error

    def read(self, size: int = -1) -> str:
        """Return the next characters, about as many as asked for, `""` at the end.

        CR LF is never cut in two. Raises `DataFault`.
        """
        line, column = self._place
        try:
            text = self._open()
            chunk = text.read(size)
            if chunk.endswith("\r"):
                chunk += text.read(1)
        except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeError) as error:
            raise self._broken(error, line, column) from error
        if not chunk.isascii():
            chunk = self._checked(chunk, line, column)
        self._place = moved(self._place, chunk)
        return chunk

    def release(self) -> None:
        """Let go of the stream, which belongs to whoever opened it."""
        for layer in (self._text, self._buffer):
            if layer is not None:
                with suppress(ValueError):  # the stream was closed before
                    layer.detach()

    def _open(self) -> io.TextIOWrapper:
        if self._text is None:
            stream = self._stream if self._encoding else self._recognised()
            encoding = self._encoding or "utf-8"
            self._text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
        return self._text

    def _recognised(self) -> BinaryIO:
        """Return the stream unless its first bytes are surely no UTF-8. Raises `DataFault`."""
        stream: Any = self._stream
        if not hasattr(stream, "peek"):  # as files, standard input and gzip can
            stream = self._buffer = io.BufferedReader(stream)
        head: bytes = stream.peek(64)[:64]
        if head.startswith(_GZIP):
            message = "the file is compressed with gzip"
            raise DataFault(message, 1, 1, "give it a name that ends in .gz, or unpack it")
        foreign = foreign_encoding(head)
        if foreign is not None:
            message, name = f"the file is {foreign}, not UTF-8", foreign.lower()
            raise DataFault(message, 1, 1, f"read it with --encoding {name}, or save it as UTF-8")
        return cast(BinaryIO, stream)

    def _checked(self, text: str, line: int, column: int) -> str:
        """Return the text without a byte order mark at the file's start. Raises `DataFault`."""
        if line == column == 1:
            text = text.removeprefix("\ufeff")
        try:
            text.encode()  # by far the fastest way to find a byte that was no character
        except UnicodeEncodeError as error:
            byte = ord(text[error.start]) - _ESCAPED
            message = f"byte 0x{byte:02x} is not {self._encoding or 'UTF-8'}"
            place = moved(Position(line, column), text[: error.start])
            raise DataFault(message, *place, self._other()) from error
        return text

    def _broken(self, error: Exception, line: int, column: int) -> DataFault:
        if isinstance(error, UnicodeError):
            message = f"the file is not {self._encoding or 'UTF-8'}"
            return DataFault(message, line, column, self._other())
        cut = isinstance(error, EOFError)
        message = "the gzip file is cut off" if cut else f"the gzip file is damaged: {error}"
        return DataFault(message, line, column)

    def _other(self) -> str:
        return _OTHER if self._encoding is None else "name another encoding, or save it as UTF-8"


def moved(place: Position, text: str) -> Position:
    """Return the place behind a text that begins at a place."""
    line, column = place
    breaks = text.count("\n") + text.count("\r") - text.count("\r\n")
    if not breaks:
        return Position(line, column + len(text))
    last = max(text.rfind("\n"), text.rfind("\r"))
    return Position(line + breaks, len(text) - last)
