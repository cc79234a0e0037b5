"""What changes between two texts of a file, as a unified diff that `git apply` and `patch` take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clipspec.source.staying import staying

_CONTEXT = 3
"""Lines that stay around a change."""

_ESCAPES = {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    **{code: f"\\{code:03o}" for code in (*range(32), 127)},
}
_NO_NEWLINE = "\n\\ No newline at end of file\n"


class _Change(NamedTuple):
    """Lines of the old text, and those of the new one in their place: half-open ranges."""

    start: int
    end: int
    new_start: int
    new_end: int


def difference(file: str, old: str, new: str) -> str:
    """Return a unified diff of a file's old and new text, "" where they are equal."""
    before, after = _lines(old), _lines(new)
    hunks = [_hunk(before, after, group) for group in _groups(_changes(before, after))]
    name = file.lstrip("/")  # as git names what lies outside
    return "".join([f"--- {_named('a', name)}\n+++ {_named('b', name)}\n", *hunks]) if hunks else ""


def _named(side: str, name: str) -> str:
    """Write a name as git does: quoted if it must be, with a tab that ends one with a space."""
    escaped = name.translate(_ESCAPES)
    if escaped != name:
        return f'"{side}/{escaped}"'
    return f"{side}/{name}" + "\t" * (" " in name)


def _lines(text: str) -> list[str]:
    """Split at line feeds only: other breaks are text, and a diff must give it back."""
    *whole, rest = text.split("\n")
    return [line + "\n" for line in whole] + ([rest] if rest else [])


def _hunk(old: Sequence[str], new: Sequence[str], group: Sequence[_Change]) -> str:
    """Return changes that are near each other, with the lines around them."""
    first, last = group[0], group[-1]
    start, end = max(first.start - _CONTEXT, 0), min(last.end + _CONTEXT, len(old))
    new_start, new_end = start + first.new_start - first.start, end + last.new_end - last.end
    parts = [f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"]
    for change in group:
        parts += [_marked(" ", line) for line in old[start : change.start]]
        parts += [_marked("-", line) for line in old[change.start : change.end]]
        parts += [_marked("+", line) for line in new[change.new_start : change.new_end]]
        start = change.end
    return "".join([*parts, *(_marked(" ", line) for line in old[start:end])])


def _range(start: int, end: int) -> str:
    """Return the number of the first line, from 1, and how many they are if not one.

    Where there are none it is the number of the line before.
    """
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + (count > 0)},{count}"


def _marked(mark: str, line: str) -> str:
    return mark + (line if line.endswith("\n") else line + _NO_NEWLINE)


def _groups(changes: Iterator[_Change]) -> Iterator[list[_Change]]:
    """Put changes together between which all lines would be shown."""
    group: list[_Change] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield what stands between the lines that stay."""
    start = new_start = 0
    for end, new_end in [*staying(old, new), (len(old), len(new))]:
        if start < end or new_start < new_end:
            yield _Change(start, end, new_start, new_end)
        start, new_start = end + 1, new_end + 1
