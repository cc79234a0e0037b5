"""YAML as people write it: one manner throughout, comments in every place, anchors, blank lines.

`documents.yaml_texts` mixes all styles, to find what cannot be read. Here a text has one style, so
that a law can say: what did not change is written as it was, byte for byte.
"""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from clipspec import pointer as pointers
from hypothesis import strategies as st

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?: [a-z]+)*")
_MANY_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)+")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@st.composite
def manuscripts(
    draw: st.DrawFn, data: Any, *, indent: int = 0, blocks: bool = False, plain: bool = False
) -> str:
    """Write an object as YAML; each comment says what it speaks of: `# beside /clips/0/scale`.

    `blocks`: without brackets, anchors and aliases; `plain`: without comments as well.
    """
    author = _Author(Random(draw(st.integers(0, 2**32))), blocks or plain, plain)
    return "\n".join(author.holder(data, "", indent)) + "\n"


class _Author:
    """Writes with one hand: every choice of layout is made once."""

    def __init__(self, random: Random, blocks: bool, plain: bool) -> None:
        self.random = random
        self.step = random.choice([2, 4])
        self.dash = random.choice([0, 2])
        self.gap = random.choice([2, 2, 4])
        self.quote = random.choice(["", "'", '"'])
        self.pad = random.choice(["", " "])
        self.flow = not blocks
        self.talks = 0 if plain else random.choice([0, 3, 8])
        self.ties = not blocks and random.random() < 0.5
        self.anchors: dict[str, str] = {}

    def holder(self, data: Any, at: str, indent: int) -> list[str]:
        """Write what an object or a list holds, with comments and blank lines in between."""
        lines: list[str] = []
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        for number, (name, value) in enumerate(pairs):
            here = pointers.join(at, name)
            apart = number > 0 and self.chance(4)
            if apart:
                lines += [""] * self.random.choice([1, 1, 2])
            above = self.said("before", here)
            lines += [" " * indent + comment for comment in above]
            if above and apart and self.chance(3):  # else it would be said of what is above
                lines += [""]
            key = None if isinstance(data, list) else self.text(name)
            lines += self.entry(key, value, here, indent)
            if number + 1 < len(data) and self.talks and self.chance(12):
                lines += [" " * indent + f"# after {_seen(here)}", ""]
        return lines + [" " * indent + comment for comment in self.said("foot", at) if at]

    def entry(self, key: str | None, value: Any, at: str, indent: int) -> list[str]:
        """Write a member or an item, from its key or dash to the end of its value."""
        mark = " " * indent + ("-" if key is None else f"{key}:")
        space = " " * (self.gap - 1) if key is None else " "
        anchor, alias = self.tie(value)
        if alias:
            return [mark + space + alias + self.end("beside", at)]
        head = f"{mark}{space}{anchor}" if anchor else mark
        gap = " " if anchor else space
        if not isinstance(value, (dict, list)) or not value:
            lines = self.scalar(value, indent)
            line = 0 if len(lines) > 1 and lines[0][0] in "|>" else -1
            lines[0] = f"{head}{gap}{lines[0]}"
            lines[line] += self.end("beside", at)
            return lines
        one = self.bracketed(value)
        if self.flow and self.chance(3) and len(head) + len(one) < 90:
            return [head + gap + one + self.end("beside", at)]
        return self.opened(head, space, value, at, indent, bare=key is None and not anchor)

    def opened(
        self, head: str, space: str, value: Any, at: str, indent: int, bare: bool
    ) -> list[str]:
        """Write an object or a list on lines of their own. `bare`: there is but a dash."""
        item = head.lstrip(" ")[0] == "-" and not head.endswith(":")
        width = self.gap if item else self.dash if isinstance(value, list) else self.step
        inner, opening = self.holder(value, at, indent + width), self.end("open", at)
        while item and inner[0].lstrip(" ")[0] == "#":
            del inner[0]  # right below a dash it would be said of the item
        if bare and not opening:
            return [head + space + inner[0].lstrip(" "), *inner[1:]]
        return [head + opening, *inner]

    def tie(self, value: Any) -> tuple[str, str]:
        """Return the anchor or the alias to write for a value."""
        said = json.dumps(value)
        if not self.ties or value in ({}, [], None):
            return "", ""
        if said in self.anchors:
            return "", f"*{self.anchors[said]}"
        if not self.chance(4):
            return "", ""
        self.anchors[said] = f"a{len(self.anchors)}"
        return f"&{self.anchors[said]}", ""

    def scalar(self, value: Any, indent: int) -> list[str]:
        """Write a leaf, on several lines if it can be."""
        lead = " " * (indent + self.step)
        if isinstance(value, str) and _fits_block(value) and self.chance(2):
            lines = value.removesuffix("\n").split("\n")
            style = "|" if len(lines) > 1 else self.random.choice("|>")
            header = style + ("" if value.endswith("\n") else "-")
            return [header, *(lead + line if line else "" for line in lines)]
        if isinstance(value, str) and _MANY_WORDS.fullmatch(value) and self.chance(2):
            first, *words = value.split(" ")
            quote = self.random.choice(["", "'", '"'])
            return [quote + first, *(lead + word for word in words[:-1]), lead + words[-1] + quote]
        return [self.bracketed(value)]

    def bracketed(self, value: Any) -> str:
        """Write any value on one line."""
        if isinstance(value, list):
            return f"[{', '.join(map(self.bracketed, value))}]"
        if isinstance(value, dict):
            pairs = (f"{self.text(name)}: {self.bracketed(v)}" for name, v in value.items())
            return f"{{{self.pad}{', '.join(pairs)}{self.pad}}}" if value else "{}"
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, float):
            return re.sub(r"^(-?\d+)e", r"\1.0e", repr(value))
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 99:
            return self.random.choice([str(value), f"+{value}"])
        return json.dumps(value)

    def text(self, value: str) -> str:
        """Write a text on one line, in our own quotes if they can hold it."""
        styles = ['"', "'"] if not _STRANGE.search(value) else ['"']
        if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
            styles.append("")
        style = self.quote if self.quote in styles else styles[-1]
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        escaped = json.dumps(value, ensure_ascii=False)
        return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped) if style else value

    def said(self, slot: str, at: str) -> list[str]:
        """Return comments for lines of their own, or none."""
        if not self.talks or not self.chance(self.talks):
            return []
        return [f"# {slot} {_seen(at)}", "#   more of it"][: self.random.choice([1, 1, 2])]

    def end(self, slot: str, at: str) -> str:
        """Return a comment for the end of a line, or none."""
        if not self.talks or not self.chance(self.talks):
            return ""
        return " " * self.random.choice([1, 2, 7]) + f"# {slot} {_seen(at)}"

    def chance(self, of: int) -> bool:
        """Say yes once in a number of times."""
        return self.random.randrange(of) == 0


def _fits_block(value: str) -> bool:
    lines = value.removesuffix("\n").split("\n")
    whole = lines[0].strip() and lines[-1].strip() and lines[0][0] not in " \t"
    return bool(whole) and not any(map(_STRANGE.search, lines))


def _seen(at: str) -> str:
    """Return a pointer with escapes for what no file may hold."""
    return json.dumps(at)[1:-1]
