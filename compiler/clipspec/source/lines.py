"""YAML as most people write it, line by line: one key, one item or one value on each, or a line of
a block text (`blocks`).

Loading the parser is a third of the program's start, and its events are most of the work of judging
a good file. A text of nothing but such lines becomes data without either. What is rarer, wrong, or
to be remarked upon is left to the parser. A law holds that what is read here means the same there.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, NamedTuple

from clipspec.source import blocks, scalars
from clipspec.source.blocks import CONTROL, Block, RareError

_DEEP = 40
"""Levels of lines, and of brackets; deeper texts are left to the parser, which knows the bound."""

_SHORT = 80
"""Characters of a line that may well stand in another file too."""

# Control characters stop every pattern; those above ASCII are looked for in the whole text.
_STRANGE = "[\x80-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_QUOTED = rf"""(?:"(?:[^"\\{CONTROL}]++|\\["\\nt])*+"|'[^'{CONTROL}]*+')"""
_FIRST = rf"(?:[^{CONTROL} \-?:,\[\]{{}}#&*!|>'\"%@`]|-(?=[A-Za-z0-9.]))"
_PLAIN = rf"{_FIRST}(?:[^:#{CONTROL}]++|:(?! |\r?\Z))*+"
_TOKEN = rf"[{{}}\[\],]|{_KEY}:(?= )|{_QUOTED}|{_FIRST}[A-Za-z0-9_/.+-]*+"
_LINE = re.compile(
    rf" *+(?P<dash>- ++)?(?:(?P<key>{_KEY}):(?: ++|(?=\r?\Z)))?"
    rf"(?:(?P<quoted>{_QUOTED})|(?P<plain>{_PLAIN})|(?P<flow>[{{\[](?:{_TOKEN}| ++)*+)"
    rf"|(?P<block>[|>]-?+))?"
    rf" *+(?:(?<![^ ])#[^{CONTROL}]*+)?\r?\Z"
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
        if blocks.HEADER.search(content) is None:
            found = [_known(text) if len(text) < _SHORT else _line(text) for text in texts]
        else:
            found = _with_blocks(texts)
        data = _built(found)
    except RareError:
        return None
    keys = {key: at for at, (_, column, key, _) in enumerate(found, 1) if key and column == 0}
    return Lines(data, keys)


def _with_blocks(texts: list[str]) -> list[_Line]:
    """Take lines apart, and the texts that stand below some of them, whose lines are then blank."""
    found: list[_Line] = []
    while (at := len(found)) < len(texts):
        text = texts[at]
        line = _known(text) if len(text) < _SHORT else _line(text)
        found.append(line)
        if isinstance(line.value, Block):
            outer = line.column if line.key is not None else line.dash
            said = blocks.below(texts, at + 1, outer)
            found += [_BLANK] * len(said)
            found[at] = line._replace(value=blocks.joined(said, line.value))
    return found


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
            value = _own(value)
        if key is None:
            here.append(value)
            level = _NOWHERE
        elif key in here:
            raise RareError
        elif value is _BELOW:
            waiting = key
        else:
            here[key] = value
    if waiting is not None:
        raise RareError
    return stack[0][1][""]


def _entered(stack: _Stack, waiting: str | None, line: _Line) -> Any:
    """Return the object or the list that a line goes on with or begins.

    `stack` holds the open objects and lists with their columns.
    """
    at, kind = (line.column, dict) if line.dash < 0 else (line.dash, list)
    column, here = stack[-1]
    if waiting is not None:
        if at < column or (at == column and kind is dict) or len(stack) > _DEEP:
            raise RareError
        here[waiting] = kind()
        stack.append((at, here[waiting]))
    else:
        while column > at or (column == at and kind is dict and type(here) is list):
            stack.pop()
            column, here = stack[-1]
        if column != at or type(here) is not kind:
            raise RareError
    if line.dash >= 0 and line.key is not None:
        item: dict[str, Any] = {}
        stack[-1][1].append(item)
        stack.append((line.column, item))
    return stack[-1][1]


def _line(text: str) -> _Line:
    """Take a line apart."""
    found = _LINE.match(text)
    if found is None:
        raise RareError
    key, kind = found["key"], found.lastgroup
    if kind is None:
        return _BLANK
    dash, value = found.start("dash"), _value(kind, found[kind])
    if scalars.plain(key)[1] if key is not None else dash < 0:
        raise RareError
    return _Line(dash, found.start("key" if key is not None else kind), key, value)


_known = lru_cache(maxsize=1024)(_line)
"""The same, for lines that stand in file after file."""


def _value(kind: str, text: str) -> Any:
    if kind == "key":
        return _BELOW
    if kind == "quoted" or kind == "plain":
        return _scalar(text)
    if kind == "block":
        return Block(text[0] == ">", len(text) == 2)
    tokens = re.findall(_TOKEN, text)[::-1]
    try:
        value = _flow(tokens)
    except IndexError:
        raise RareError from None
    if tokens:
        raise RareError
    return value


def _scalar(text: str) -> Any:
    if text[0] == '"':
        return json.loads(text) if "\\" in text else text[1:-1]
    if text[0] == "'":
        return text[1:-1]
    value, strange = scalars.plain(text.rstrip(" "))
    if strange:
        raise RareError
    return value


def _flow(tokens: list[str], depth: int = 0) -> Any:
    """Take a value from the end of the tokens of a value in brackets, in reverse.

    Raises `IndexError` where there are too few.
    """
    token = tokens.pop()
    if depth > _DEEP or token[-1] in ",:}]":
        raise RareError
    if token == "[":
        items = []
        while tokens[-1] != "]":
            items.append(_flow(tokens, depth + 1))
            _pass_comma(tokens)
        tokens.pop()
        return items
    if token != "{":
        return _scalar(token)
    members: dict[str, Any] = {}
    while tokens[-1] != "}":
        key = tokens.pop()
        name = key[:-1]
        if key[-1] != ":" or name in members or scalars.plain(name)[1]:
            raise RareError
        members[name] = _flow(tokens, depth + 1)
        _pass_comma(tokens)
    tokens.pop()
    return members


def _pass_comma(tokens: list[str]) -> None:
    if tokens[-1] == ",":
        tokens.pop()
    elif tokens[-1] not in "]}":
        raise RareError


def _own(value: Any) -> Any:
    """Return a value that nobody else has: lines are remembered, what is read is its reader's."""
    if isinstance(value, dict):
        return {name: _own(member) for name, member in value.items()}
    return [_own(item) for item in value] if isinstance(value, list) else value
