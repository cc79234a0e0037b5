"""How a JSON file is laid out, so that rewriting it touches nothing but its values."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from clipspec.source import Text

_FIRST_MEMBER = re.compile(r'\{[ \t]*(?:\r?\n([ \t]+))?\s*"(?:[^"\\]|\\.)*"\s*:(\s?)')


@dataclass(frozen=True, slots=True)
class Layout:
    """How JSON looks in a file.

    `indent`: of one level, None for all on one line. `gap`: what stands after a colon, and on one
    line after a comma. `newline`: the end of a line. `ends`: the last line has such an end too.
    `bom`: the file starts with a byte order mark.
    """

    indent: str | None = "  "
    gap: str = " "
    newline: str = "\n"
    ends: bool = True
    bom: bool = False

    def dump(self, body: Any) -> str:
        """Return JSON data as text, without the byte order mark."""
        comma = "," if self.indent is not None else "," + self.gap
        text = json.dumps(
            body, ensure_ascii=False, indent=self.indent, separators=(comma, ":" + self.gap)
        )
        return text.replace("\n", self.newline) + (self.newline if self.ends else "")

    def encode(self, body: Any) -> bytes:
        """Return JSON data as the bytes of a file."""
        return self.dump(body).encode("utf-8-sig" if self.bom else "utf-8")


def layout_of(text: Text) -> Layout:
    """Return the layout of a JSON object's text, as its first member shows it."""
    content = text.content
    found = _FIRST_MEMBER.match(content.lstrip())
    newline = "\r\n" if "\r\n" in content else "\n"
    if found is None:
        return Layout(newline=newline, ends=content.endswith("\n"), bom=text.bom)
    one_line = "\n" not in content.strip()
    indent = None if one_line else found[1] or "  "
    return Layout(indent, found[2].strip("\r\n"), newline, content.endswith("\n"), text.bom)
