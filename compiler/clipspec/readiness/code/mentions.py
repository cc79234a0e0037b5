"""Whether a place is code or only speaks of code: comments, prose, data, routes that are served.

No language is parsed. The suffix of a file says how its comments start; a mark counts where it
stands at the start of a line or after a space, outside of quotes. So a comment may be taken for
code where quotes do not pair, and a text of several lines in Python for a docstring.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import PurePath

_PROSE = {
    *("md", "mdx", "markdown", "rst", "txt", "adoc", "asciidoc", "org", "tex", "patch", "diff"),
    *("log", "csv", "tsv", "jsonl", "ndjson", "har", "svg", "lock"),
}
_SLASHES = {
    *("js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte", "html", "htm", "css"),
    *("java", "kt", "kts", "scala", "groovy", "go", "rs", "swift", "dart", "proto", "scss", "less"),
    *("c", "h", "cc", "cpp", "hpp", "cs", "m", "mm"),
}
_HASHES = {
    *("py", "pyi", "pyw", "ipynb", "rb", "r", "jl", "nim", "pl", "ex", "exs", "tf", "mk", "env"),
    *("sh", "bash", "zsh", "fish", "ps1", "yaml", "yml", "toml", "conf", "cfg", "ini"),
}
_DASHES = {"sql", "lua", "hs", "elm"}
_MARKUP = {"html", "htm", "xml", "vue", "svelte"}

_SLASH_MARK = re.compile(r"(?:^|(?<=\s))(?://|/\*|\*(?=\s))")
_HASH_MARK = re.compile(r"(?:^|(?<=\s))#")
_DASH_MARK = re.compile(r"(?:^|(?<=\s))--")
_ANY_MARK = re.compile(r"(?:^|(?<=\s))(?://|/\*|\*(?=\s)|#)")
_SERVES = re.compile(
    r"(?:@[\w.]+|\b(?:app|router|server|blueprint|bp|fastify|mux)\.\w+)\(\s*[rf]?[\"'`]$"
)
_BLOCK = re.compile(r"(?:^|(?<=\s))/\*|\*/", re.MULTILINE)
_REMARK = re.compile(r"<!--|-->")
_CELL = re.compile(r'"cell_type":\s*"(\w+)"')
_PART = re.compile(r'"(outputs|source)":')
_QUOTES = re.compile(r'"{3}|\'{3}')
_LONGEST = 1000


class Mentions:
    """The places of a text that only speak of code."""

    def __init__(self, file: str, content: str) -> None:
        self._content = content
        self._opened: dict[re.Pattern[str], tuple[list[int], list[str]]] = {}
        self._suffix = PurePath(file).suffix.lower().removeprefix(".")

    def __contains__(self, span: tuple[int, int]) -> bool:
        """Say whether what stands from one offset to another is no code."""
        start, end = span
        before = self._line_before(start)
        return (
            self._suffix in _PROSE
            or _SERVES.search(before) is not None
            or self._is_key(before, end)
            or self._is_commented(before)
            or self._is_enclosed(start)
        )

    def _line_before(self, start: int) -> str:
        first = max(self._content.rfind("\n", 0, start) + 1, start - _LONGEST)
        before = self._content[first:start].lstrip()
        return before.removeprefix('"').lstrip() if self._suffix == "ipynb" else before

    def _is_key(self, before: str, end: int) -> bool:
        """Whether a path is the name of a member, as in a description of an API."""
        if self._suffix not in ("json", "yaml", "yml"):
            return False
        after = self._content[end : end + 3]
        return before.strip("\"'") == "" and re.match(r"""["']?:(?:\s|$)""", after) is not None

    def _is_commented(self, before: str) -> bool:
        for found in self._mark.finditer(before):
            quoted = before[: found.start()]
            if all(quoted.count(quote) % 2 == 0 for quote in "\"'`"):
                return True
        return False

    @property
    def _mark(self) -> re.Pattern[str]:
        if self._suffix in _SLASHES:
            return _SLASH_MARK
        if self._suffix in _HASHES:
            return _HASH_MARK
        return _DASH_MARK if self._suffix in _DASHES else _ANY_MARK

    def _is_enclosed(self, start: int) -> bool:
        """Whether a comment of several lines, a docstring or a cell of prose is open here."""
        if self._suffix == "ipynb":
            return (
                self._before(_CELL, start) == "markdown" or self._before(_PART, start) != "source"
            )
        if self._suffix in ("py", "pyi", "pyw"):
            return self._before(_QUOTES, start) != ""
        if self._suffix in _MARKUP and self._before(_REMARK, start) == "<!--":
            return True
        return self._suffix in _SLASHES and self._before(_BLOCK, start) == "/*"

    def _before(self, marks: re.Pattern[str], start: int) -> str:
        """Return what the last mark before an offset has opened, "" for nothing."""
        if marks not in self._opened:
            self._opened[marks] = _opened(marks, self._content)
        offsets, words = self._opened[marks]
        return words[bisect_left(offsets, start)]


def _opened(marks: re.Pattern[str], content: str) -> tuple[list[int], list[str]]:
    """Return where a text has marks, and what is open before the first and after each of them."""
    offsets, words = [], [""]
    for found in marks.finditer(content):
        word = found[marks.groups]
        if marks is _QUOTES and words[-1]:
            word = "" if word == words[-1] else words[-1]
        offsets.append(found.start())
        words.append(word)
    return offsets, words
