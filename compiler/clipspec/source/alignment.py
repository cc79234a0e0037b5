"""Where each character of a text stands in the file: behind quotes, escapes and indentation."""

from __future__ import annotations

import re

from clipspec.source import scalars
from clipspec.source.node import Scalar

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|\r\n|.)",
    re.DOTALL,
)
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")
_INDENTATION = re.compile(r"[|>][-+]?([1-9])?")
_BLANK_END = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*(?:[ \t]+\Z)?")
_DASHES = re.compile(r"(?: *-(?= ))* *")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAKS = "\r\n"


def align(content: str, node: Scalar, value: str) -> list[int] | None:
    """Return the offset in the file of each character of a text, and of its end.

    None where the text cannot be followed through its source: tell of the whole then.
    """
    return _Walk(content, node).over(value)


class _Walk:
    """Goes through the source of one scalar, from character to character of its value."""

    def __init__(self, content: str, node: Scalar) -> None:
        self.content = content
        self.here = scalars.value_start(content, node.start)
        self.end = node.end
        self.style = node.style
        self.indent: int | None = None  # None: any white space at the start of a line is no text
        if node.style in ("|", ">"):
            self._enter_block(node)
        elif node.style:
            self.here += 1
            self.end -= 1

    def over(self, value: str) -> list[int] | None:
        found = []
        for character in value:
            if not self._reach(character):
                return None
            found.append(self.here)
            self._step(character)
        return [*found, max([min(self.here, self.end), *found[-1:]])]

    def _enter_block(self, node: Scalar) -> None:
        header = _HEADER.match(self.content, self.here)
        assert header is not None
        stated = _INDENTATION.match(header[0])
        self.here = header.end()
        # Blank lines may be text, but are no part of the node.
        blank = _BLANK_END.match(self.content, max(self.here, node.end))
        self.end = blank.end() if blank is not None else node.end
        if stated and stated[1]:
            self.indent = self._outer_indent(node.start) + int(stated[1])
        else:
            lines = _LINE_END.split(self.content[self.here : node.end])
            widths = (len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" "))
            self.indent = next(widths, 0)
        self._skip_indentation()

    def _outer_indent(self, start: int) -> int:
        """Return the column of the key or of the dash that a block text follows."""
        line = max(self.content.rfind(character, 0, start) for character in _BREAKS) + 1
        before = self.content[line:start]
        dashes = _DASHES.match(before)
        assert dashes is not None
        return len(dashes[0]) if dashes.end() < len(before) else before.rfind("-")

    def _reach(self, character: str) -> bool:
        """Pass over what is no text, up to the source of a character of the value."""
        while self.here < self.end:
            source = self.content[self.here]
            if self.style == '"' and source == "\\":
                if self.content[self.here + 1] not in _BREAKS:
                    return True
                self._skip_escape()
                self._skip_indentation()
            elif source == character or (character in " \n" and source in _BREAKS):
                return True
            elif source in _BREAKS:
                self._step("")
            elif source in " \t" and self.indent is None:
                self.here += 1
            else:
                return False
        # A text that ends with the file may have a last line break that is not there.
        return character == "\n" and self.style in ("|", ">")

    def _step(self, character: str) -> None:
        source = self.content[self.here : self.here + 1]
        if self.style == '"' and source == "\\":
            self._skip_escape()
        elif source and source in _BREAKS:
            self.here += 2 if self.content.startswith("\r\n", self.here) else 1
            self._skip_indentation()
        else:
            self.here += 2 if self.style == "'" and character == "'" else 1

    def _skip_escape(self) -> None:
        found = _ESCAPE.match(self.content, self.here)
        assert found is not None
        self.here = found.end()

    def _skip_indentation(self) -> None:
        most = self.end if self.indent is None else min(self.end, self.here + self.indent)
        while self.here < most and self.content[self.here] in " \t":
            self.here += 1
