"""Texts that Hypothesis makes: any data, written by hand in any style, with comments in between."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import strategies as st

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?: [a-z]+)*")
# What is no text in YAML 1.2, or in YAML 1.1.
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

json_styles: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"indent": None, "separators": (",", ":")},
        {"indent": None},
        {"indent": 2},
        {"indent": "\t", "ensure_ascii": False},
    ]
)


@st.composite
def json_texts(draw: st.DrawFn, data: Any) -> str:
    """Write data as JSON, on one line or on many."""
    return json.dumps(data, **draw(json_styles)) + draw(st.sampled_from(["", "\n"]))


@st.composite
def yaml_texts(draw: st.DrawFn, data: Any) -> str:
    """Write data as YAML in a mix of styles; every comment is another one."""
    writer = _Writer(draw)
    body = "\n".join(writer.block(data, 0) if data and isinstance(data, (dict, list)) else [])
    text = (body or writer.flow(data)) + draw(st.sampled_from(["", "\n", "\n\n# the end\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


class _Writer:
    """Writes each node in a style that it draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0

    def block(self, data: Any, indent: int) -> list[str]:
        lines = []
        width = self.draw(st.sampled_from([2, 4]))
        pairs = list(data.items()) if isinstance(data, dict) else [(None, item) for item in data]
        for key, value in pairs:
            lines += [" " * indent + comment for comment in self.comment()]
            lead = " " * indent + ("-" if key is None else self.text(key, key=True) + ":")
            lines += self.entry(lead, value, indent, width, item=key is None)
        return lines

    def entry(self, lead: str, value: Any, indent: int, width: int, item: bool) -> list[str]:
        if isinstance(value, (dict, list)) and value and self.draw(st.integers(0, 3)):
            inner = self.block(value, indent + (2 if item else width))
            if item and not inner[0].lstrip().startswith("#") and self.draw(st.booleans()):
                return [lead + " " + inner[0].lstrip(" "), *inner[1:]]
            return [self.ended(lead), *inner]
        if isinstance(value, str) and self.is_block(value) and self.draw(st.booleans()):
            header = " |" if value.endswith("\n") else " |-"
            body = value.removesuffix("\n").split("\n")
            return [lead + header, *(" " * (indent + 2) + line if line else "" for line in body)]
        return [self.ended(lead + " " + self.flow(value))]

    def comment(self) -> list[str]:
        if self.draw(st.integers(0, 5)):
            return []
        self.count += 1
        return [f"# comment {self.count}: with 'quotes' and \"more\""]

    def ended(self, line: str) -> str:
        return "  ".join([line, *self.comment()])

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        if isinstance(value, dict):
            pairs = (f"{self.text(k, key=True)}: {self.flow(v)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(value, float):
            return re.sub(r"^(-?\d+)e", r"\1.0e", repr(value))
        return json.dumps(value)

    def text(self, value: str, key: bool = False) -> str:
        styles = ['"']
        if not _UNPRINTABLE.search(value):
            styles.append("'")
        if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
            styles.append("")
        style = self.draw(st.sampled_from(styles))
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        escaped = json.dumps(value, ensure_ascii=False)
        return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped) if style else value

    @staticmethod
    def is_block(value: str) -> bool:
        lines = value.removesuffix("\n").split("\n")
        first_and_last = lines[0].strip() and lines[-1].strip() and lines[0][0] not in " \t"
        return bool(first_and_last) and not any(map(_UNPRINTABLE.search, lines))
