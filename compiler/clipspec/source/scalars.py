"""What a plain YAML scalar means: the core schema of YAML 1.2, and where YAML 1.1 disagrees."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any

# YAML 1.2.2, section 10.3.2.
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
# An anchor and a tag, with what may part them from their value: comments, and line breaks.
_PROPERTIES = r"(?:[&!][^\s,\[\]{}]*(?:[ \t\r\n]+(?:#[^\r\n]*)?)*)*"
# Everything but text and the words above starts with one of these.
_NUMERIC_START = frozenset("-+.0123456789")

# Where a YAML 1.1 reader (PyYAML, and so most Python programs) sees something else.
_WORDS_IN_11 = {
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON"), "true"),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF"), "false"),
}
_NUMBERS_IN_11 = (
    (r"[-+]?0[0-7_]+", "an octal number"),
    (r"[-+]?0b[01_]+", "a binary number"),
    (r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?", "a base 60 number"),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date"),
    (
        r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*",
        "a date and time",
    ),
    (r"[-+]?[0-9][0-9,_]*_[0-9_]*(\.[0-9_]*)?", "a number"),
)
_NUMBER_ONLY_IN_12 = (
    r"0o[0-7]+|[-+]?([0-9]+[eE][-+]?[0-9]+|\.[0-9]+[eE][0-9]+|[0-9]+\.[0-9]*[eE][0-9]+)"
)


def value_start(content: str, start: int) -> int:
    """Return where the value itself begins of a node that begins, with its anchor, at `start`."""
    if content[start : start + 1] not in ("&", "!"):
        return start
    found = re.compile(_PROPERTIES).match(content, start)
    return found.end() if found else start


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[Any, bool]:
    """Return the value of a plain scalar, and whether there is something to be said of it.

    Most plain scalars are keys, and stand in file after file.
    """
    try:
        value = resolve(text)
    except ValueError:
        return 0, True
    strange = isinstance(value, float) and not math.isfinite(value)
    return value, strange or disagreement(text) is not None


def resolve(text: str) -> Any:
    """Return the value of a plain scalar. Infinities and NaN come back as floats: JSON has none.

    Raises `ValueError` for an integer of more digits than Python converts (4300).
    """
    first = text[:1]
    if first in _NUMERIC_START:
        return _number(text)
    if text in _NULL:
        return None
    return _BOOL.get(text, text)


def _number(text: str) -> Any:
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text, 16)
    if _NOT_FINITE.fullmatch(text):
        return math.nan if text[-1] in "nN" else math.inf
    return text


def disagreement(text: str) -> str | None:
    """Say how a YAML 1.1 reader takes a plain scalar, where that differs from `resolve`."""
    if text[:1] not in _NUMERIC_START:
        return _WORDS_IN_11.get(text)
    if text.isdecimal() and text[0] != "0":
        return None
    for pattern, meaning in _NUMBERS_IN_11:
        if re.fullmatch(pattern, text) and text.strip("+-0_") != "":
            return meaning
    return "text" if re.fullmatch(_NUMBER_ONLY_IN_12, text) else None
