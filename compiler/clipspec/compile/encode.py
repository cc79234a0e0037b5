"""JSON bytes: UTF-8, unescaped, one line end at the end. The only home of orjson."""

from __future__ import annotations

import json
from typing import Any

import orjson


def line(body: Any) -> bytes:
    """Return a body on one line. Raises `ValueError` for what JSON or UTF-8 cannot carry."""
    try:
        return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return _encoded(text)


def pretty(body: Any) -> bytes:
    """Return a body as people read it, indented by two."""
    try:
        return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)
    except TypeError:
        # Integers beyond 64 bits: orjson refuses them, the standard library does not.
        return _encoded(json.dumps(body, ensure_ascii=False, allow_nan=False, indent=2))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8") + b"\n"
