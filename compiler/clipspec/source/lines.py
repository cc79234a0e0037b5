"""YAML as most people write it, line by line: one key, one item or one value on each.

Loading the parser is a third of the program's start, and its events are most of the work of judging
a good file. A text of nothing but such lines becomes data without either. What is rarer, wrong, or
to be remarked upon is left to the parser. A law holds that what is read here means the same there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from clipspec.source import scalars

_DEEP = 50
"""Levels; deeper texts are left to the parser, which knows the bound."""

_SHORT = 80
"""Characters of a line that may well stand in another file too."""

# Control characters stop every pattern here; those above ASCII are looked for in the whole text.
_CONTROL = r"\x00-\x1f\x7f"
_STRANGE = "[\x80-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_QUOTED = rf"""(?:"[^"\\{_CONTROL}]*+"|'[^'{_CONTROL}]*+')"""
_FIRST = rf"(?:[^{_CONTROL} \-?:,\[\]{{}}#&*!|>'\"%@`]|-(?=[A-Za-z0-9.]))"
_PLAIN = rf"{_FIRST}(?:[^:#{_CONTROL}]++|:(?! |\r?\Z))*+"
_WORD = f"(?:{_QUOTED}|{_FIRST}[A-Za-z0-9_/.+-]*+)"
_PAIR = f"({_KEY}): +({_WORD})"
_COMMA = r"(?:, *+(?![}\]])|(?=[}\]]))"
_LINE = re.compile(
    rf" *+(?P<dash>- ++)?(?:(?P<key>{_KEY}):(?: ++|(?=\r?\Z)))?"
    rf"(?:(?P<quoted>{_QUOTED})|(?P<plain>{_PLAIN})"
    rf"|(?P<map>\{{ *+(?:{_KEY}: ++{_WORD} *+{_COMMA})*+\}})"
    rf"|(?P<list>\[ *+(?:{_WORD} *+{_COMMA})*+\]))?"
    rf" *+(?:(?<![^ ])#[^{_CONTROL}]*+)?\r?\Z"
)


class Lines(NamedTuple):
    """What a text says, and the line (from 1) of each of its outermost keys that begins one."""

    data: Any
    keys: dict[str, int]


class _Line(NamedTuple):
    """A line: where its dash stands, -1 for none; where its key or else its value, and those."""

    dash: int
    column: int
    key: str | None
    value: Any


class _RareError(Exception):
    """What only the parser can read."""


_Stack = list[tuple[int, Any]]
_BLANK = _Line(-1, -1, None, None)
_NOWHERE = -2
_BELOW: Any = object()
"""The value of a key that stands below it."""


def read(content: str) -> Lines | None:
    """Read a text; None if only the parser can."""
    if not content.isascii() and re.search(_STRANGE, content):
        return None
    texts = content.split("\n")
    if texts[0] in ("---", "---\r"):
        texts[0] = ""
    try:
        found = [_known(text) if len(text) < _SHORT else _line(text) for text in texts]
        data = _built(found)
    except _RareError:
        return None
    keys = {key: at for at, (_, column, key, _) in enumerate(found, 1) if key and column == 0}
    return Lines(data, keys)


def _built(found: list[_Line]) -> Any:
    """Return what the lines of a text say. It runs for each of every file, and is laid out so.

    `waiting` is the key whose value is still to come, "" for the whole text; the object `here` goes
    on at the column `level`.
    """
    stack: _Stack = [(-1, {})]
    level, here = stack[0]
    waiting: str | None = ""
    for line in found:
        dash, column, key, value = line
        if dash >= 0 or column != level or waiting is not None:
            if line is _BLANK:
                continue
            here = _entered(stack, waiting, line)
            level, waiting = column, None
        if isinstance(value, (dict, list)):
            value = value.copy()  # the line is remembered, and the data is the reader's own
        if key is None:
            here.append(value)
            level = _NOWHERE
        elif key in here:
            raise _RareError
        elif value is _BELOW:
            waiting = key
        else:
            here[key] = value
    if waiting is not None:
        raise _RareError
    return stack[0][1][""]


def _entered(stack: _Stack, waiting: str | None, line: _Line) -> Any:
    """Return the object or the list that a line goes on with or begins.

    `stack` holds the open objects and lists with their columns.
    """
    at, kind = (line.column, dict) if line.dash < 0 else (line.dash, list)
    column, here = stack[-1]
    if waiting is not None:
        if at < column or (at == column and kind is dict) or len(stack) > _DEEP:
            raise _RareError
        here[waiting] = kind()
        stack.append((at, here[waiting]))
    else:
        while column > at or (column == at and kind is dict and type(here) is list):
            stack.pop()
            column, here = stack[-1]
        if column != at or type(here) is not kind:
            raise _RareError
    if line.dash >= 0 and line.key is not None:
        item: dict[str, Any] = {}
        stack[-1][1].append(item)
        stack.append((line.column, item))
    return stack[-1][1]


def _line(text: str) -> _Line:
    """Take a line apart."""
    found = _LINE.match(text)
    if found is None:
        raise _RareError
    key, kind = found["key"], found.lastgroup
    if kind is None:
        return _BLANK
    value, strange = _value(kind, found[kind])
    dash = found.start("dash")
    if strange or (scalars.plain(key)[1] if key is not None else dash < 0):
        raise _RareError
    return _Line(dash, found.start("key" if key is not None else kind), key, value)


_known = lru_cache(maxsize=1024)(_line)
"""The same, for lines that stand in file after file."""


def _value(kind: str, text: str) -> tuple[Any, bool]:
    """Return a value, and whether there is something to be said of it."""
    if kind == "key":
        return _BELOW, False
    if kind == "list":
        items = [_scalar(item) for item in re.findall(_WORD, text)]
        return [value for value, _ in items], any(strange for _, strange in items)
    if kind == "map":
        pairs = [(key, *_scalar(value)) for key, value in re.findall(_PAIR, text)]
        members = {key: value for key, value, _ in pairs}
        strange = any(strange or scalars.plain(key)[1] for key, _, strange in pairs)
        return members, strange or len(members) < len(pairs)
    return (None, True) if kind == "dash" else _scalar(text)


def _scalar(text: str) -> tuple[Any, bool]:
    return (text[1:-1], False) if text[0] in "\"'" else scalars.plain(text.rstrip(" "))
