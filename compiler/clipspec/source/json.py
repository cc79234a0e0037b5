"""JSON into data by the standard library, and into nodes only when a place is asked for."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from clipspec.source import faults
from clipspec.source.limits import MAX_DEPTH
from clipspec.source.node import Mapping, Member, Node, Scalar, Sequence
from clipspec.source.text import Cure, Problem, Splice, Text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|([\[{])|([\]}])', re.DOTALL)
ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_MAYBE_HUGE = re.compile(r"[eE]\+?[0-9]{2}|[0-9]{300}")
_PLACEHOLDER = re.compile(r"\{\{|\{%|\$\{|<[A-Za-z_]+>")
_AGAIN = "\udc00"  # half of a surrogate pair, around the place of a member whose name is taken
_ANY = re.compile("")
# What stands at the place, the start of the parser's message, our words and the way out.
_SLIPS = (
    (re.compile(r"//|/\*|#"), "", "JSON has no comments", "remove it, or keep the file as YAML"),
    (re.compile("'"), "", "JSON takes double quotes", "write \" instead of '"),
    (_ANY, "Invalid control", "a raw line break or control character in a text", "write it as \\n"),
    (
        _ANY,
        "Expecting ','",
        "expected `,` or a closing bracket here",
        "is a quote inside the text?",
    ),
    (_ANY, "Expecting property", "expected a key in double quotes here", ""),
    (_ANY, "Expecting value", "expected a value here", ""),
    (_ANY, "Unterminated", "this text has no closing quote", "add the closing quote"),
)


def parse(text: Text) -> tuple[Any, list[Problem]]:
    """Read a JSON text strictly (RFC 8259): its data, and what is wrong with it.

    The data is None when there is a problem. Bounded in depth and number size.
    """
    content = text.content
    deep = _too_deep(content)
    if deep is not None:
        return None, [faults.too_deep(deep, MAX_DEPTH)]
    seen = _Seen()
    try:
        data = json.loads(
            content, object_pairs_hook=seen.object, parse_constant=seen.constant, strict=True
        )
    except json.JSONDecodeError as error:
        return None, [_syntax(content, error)]
    except ValueError:
        return None, [_huge_integer(content)]
    suspicious = _MAYBE_HUGE.search(content) or ESCAPED_SURROGATE.search(content)
    if not (seen.duplicates or seen.constants or suspicious):
        return data, []
    problems = _faults(scan(text), content)
    return (None, problems) if problems else (data, [])


class _Seen:
    """Notes in passing that a fault is there; only then is its place looked for."""

    def __init__(self) -> None:
        self.duplicates = False
        self.constants = False

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.duplicates = True
        return members

    def constant(self, name: str) -> float:
        self.constants = True
        return math.nan


def scan(text: Text) -> Node:
    """Return the syntax tree of a text that `parse` has read without a syntax error.

    A second member of one name goes into the tree under that name with its place before it, in
    marks that no text can hold, and nothing is lost.
    """
    root: list[Node] = []
    stack: list[tuple[Mapping | Sequence, list[tuple[str, int, int]]]] = []
    for match in _TOKEN.finditer(text.content):
        token, start, end = match[0], match.start(), match.end()
        if token in "]}":
            stack.pop()[0].end = end
            continue
        if token in ",:":
            continue
        if stack and isinstance(stack[-1][0], Mapping) and not stack[-1][1]:
            stack[-1][1].append((json.loads(token), start, end))
            continue
        node: Node
        if token == "{":
            node = Mapping(start, end)
        elif token == "[":
            node = Sequence(start, end)
        else:
            node = Scalar(start, end, '"' if token[0] == '"' else "")
        _attach(node, stack, root)
        if isinstance(node, (Mapping, Sequence)):
            stack.append((node, []))
    return root[0]


def _attach(
    node: Node, stack: list[tuple[Mapping | Sequence, list[tuple[str, int, int]]]], root: list[Node]
) -> None:
    if not stack:
        root.append(node)
        return
    outer, keys = stack[-1]
    if isinstance(outer, Sequence):
        outer.items.append(node)
        return
    name, start, end = keys.pop()
    if name in outer.members:
        name = f"{_AGAIN}{start}{_AGAIN}{name}"
    outer.members[name] = Member(start, end, node)


def _faults(root: Node, content: str) -> list[Problem]:
    """Find duplicate keys, NaN, infinities and lone surrogates, in the order of the text."""
    problems = []
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            for name, member in node.members.items():
                before, again, said = name.rpartition(f"{_AGAIN}{member.start}{_AGAIN}")
                if again and not before:
                    problems.append(faults.duplicate_key(said, member.start, member.end))
                problems.extend(_string_fault(content, member.start, member.end))
                stack.append(member.value)
        elif isinstance(node, Sequence):
            stack.extend(node.items)
        elif isinstance(node, Scalar) and node.style:
            problems.extend(_string_fault(content, node.start, node.end))
        else:
            problems.extend(_number_fault(content, node.start, node.end))
    return sorted(problems, key=lambda problem: problem.start)


def _string_fault(content: str, start: int, end: int) -> list[Problem]:
    token = content[start:end]
    if not ESCAPED_SURROGATE.search(token):
        return []
    try:
        json.loads(token).encode()
    except UnicodeEncodeError:
        return [
            Problem(
                "lone-surrogate",
                "this text holds half of a surrogate pair: it is no Unicode text",
                start,
                end,
                "write the character itself; a cut through an emoji leaves such a half",
            )
        ]
    return []


def _number_fault(content: str, start: int, end: int) -> list[Problem]:
    token = content[start:end]
    if token in ("true", "false", "null") or math.isfinite(float(token)):
        return []
    return [faults.not_finite(token, start, end)]


def _too_deep(content: str) -> int | None:
    """Return where the nesting passes the bound, without building anything."""
    if content.count("[") + content.count("{") <= MAX_DEPTH:
        return None
    depth = 0
    for match in _BRACKET.finditer(content):
        if match[1]:
            depth += 1
            if depth > MAX_DEPTH:
                return match.start()
        elif match[2]:
            depth -= 1
    return None


def _huge_integer(content: str) -> Problem:
    found = re.search(r"[0-9]{4300,}", content)
    start, end = found.span() if found else (0, 1)
    return faults.huge_number(start, end)


def _syntax(content: str, error: json.JSONDecodeError) -> Problem:
    """Word the parser's error by what stands there."""
    offset = min(error.pos, len(content))
    if not content.strip():
        return Problem("empty-file", "the file holds no document", 0, 0)
    if error.msg == "Extra data":
        hint = "one file, one document; rows of data go to --data as a .jsonl file"
        return Problem(
            "several-documents", "a second document starts here", offset, offset + 1, hint
        )
    if content.startswith("{{", max(0, offset - 1)):
        return faults.unquoted_placeholder(max(0, offset - 1), content, json=True)
    if _PLACEHOLDER.match(content, offset) or _PLACEHOLDER.match(content, max(0, offset - 1)):
        return faults.unquoted_placeholder(offset, content, json=True)
    before = content[:offset].rstrip()
    if content[offset : offset + 1] in ("]", "}") and before.endswith(","):
        comma = len(before) - 1
        message = "a comma before the closing bracket"
        cure = Cure("remove the comma", (Splice(comma, comma + 1, ""),))
        return Problem("syntax-error", message, comma, comma + 1, "remove the comma", cure)
    for pattern, said, message, help_ in _SLIPS:
        if pattern.match(content, offset) and error.msg.startswith(said):
            return Problem("syntax-error", message, offset, offset + 1, help_)
    return Problem("syntax-error", error.msg, offset, offset + 1)
