"""How a value is written in YAML and JSON: bare, in quotes, or as a block of lines."""

from __future__ import annotations

import json
import re
from typing import Any

from clipspec.source import scalars

# What begins something else than a plain text, and what ends one.
_NO_START = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_NO_PLAIN = re.compile(r":(?:[ \t]|$)|[ \t]#|[ \t]$")
_NO_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]")
# Not printable in YAML, or read differently by YAML 1.1: only an escape will do.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HEADER = re.compile(r"([|>])([-+]?)")
_LONGEST_DECIMAL = 40


def number(value: float) -> str:
    """Return a number in plain decimal digits, which every reader takes alike."""
    text = repr(value)
    if "e" not in text:
        return text
    from decimal import Decimal  # few numbers are so large or so small

    digits = format(Decimal(text), "f")
    if len(digits) > _LONGEST_DECIMAL:
        return text if "." in text else text.replace("e", ".0e")
    return digits if "." in digits else f"{digits}.0"


def quoted(text: str) -> str:
    """Return a text in double quotes, as both YAML and JSON read it."""
    token = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", token)


def is_plain(text: str, *, flow: bool) -> bool:
    """Say whether a text needs no quotes in YAML, inside `{ }` and `[ ]` or outside of them.

    It does not where a reader of YAML 1.2 or 1.1 would see something else than this text.
    """
    if not text or text[0] in _NO_START or "\n" in text or _UNPRINTABLE.search(text):
        return False
    if _NO_PLAIN.search(text) or (flow and _NO_PLAIN_IN_FLOW.search(text)):
        return False
    return isinstance(scalars.resolve(text), str) and scalars.disagreement(text) is None


def scalar(value: Any, style: str, *, flow: bool) -> str:
    """Return a YAML scalar: a text in the quotes `style` where they can hold it, else bare.

    An object or a list is written in JSON, which is YAML as well.
    """
    if isinstance(value, str):
        if style == "'" and "\n" not in value and not _UNPRINTABLE.search(value):
            return "'" + value.replace("'", "''") + "'"
        return value if not style and is_plain(value, flow=flow) else quoted(value)
    return bare(value)


def bare(value: Any) -> str:
    """Return a value as JSON, a number in plain digits."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def block(text: str, header: str, indent: int, line_break: str) -> str | None:
    """Return a text as a block of indented lines in the manner of the header it had: `|-`.

    None where a block cannot hold it: the reader would guess another indentation, or the number
    of line ends after it is more than one.
    """
    found = _HEADER.match(header)
    lines = text.removesuffix("\n").split("\n")
    blank = not lines[0] or not lines[-1] or lines[0][0] in " \t"
    if found is None or found[2] == "+" or blank or _UNPRINTABLE.search(text):
        return None
    style = found[1]
    if style == ">" and any(line[:1] in ("", " ", "\t") for line in lines):
        style = "|"
    chomp = "" if text.endswith("\n") else "-"
    between = line_break * (2 if style == ">" else 1)
    body = between.join(" " * indent + line if line else "" for line in lines)
    return f"{style}{chomp}{line_break}{body}"
