"""One templated leaf: its parsed template, and the lines it has in the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from clipspec.expand.environment import NATIVE, Sandbox
from clipspec.expand.fault import Fault
from clipspec.nearest import nearest
from clipspec.source import Document

_MARKS = ("{{", "{%", "{#")


def is_template(value: Any) -> bool:
    """Say whether a value is a text that holds Jinja2."""
    return isinstance(value, str) and any(mark in value for mark in _MARKS)


@dataclass(frozen=True)
class Leaf:
    """A templated text at a pointer. Its lines are `first` and those after it in the program."""

    pointer: str
    text: str
    first: int
    body: list[nodes.Node]

    @property
    def name(self) -> str:
        """The variable that holds the leaf's value."""
        return f"leaf_{self.first}"

    @property
    def lines(self) -> int:
        """How many lines of the program belong to it."""
        return self.text.count("\n") + 1

    def statement(self) -> nodes.Stmt:
        """Return the assignment of the leaf's value: native for one whole expression, else text."""
        target = nodes.Name(self.name, "store", lineno=self.first)
        whole = self._whole()
        if whole is None:
            return nodes.AssignBlock(target, None, self.body, lineno=self.first)
        value = nodes.Filter(whole, NATIVE, [], [], None, None, lineno=whole.lineno)
        return nodes.Assign(target, value, lineno=whole.lineno)

    def _whole(self) -> nodes.Expr | None:
        """Return the expression, if the text is exactly one `{{ expression }}`."""
        if len(self.body) != 1 or not isinstance(self.body[0], nodes.Output):
            return None
        parts = self.body[0].nodes
        return parts[0] if len(parts) == 1 and self.text.startswith("{{") else None


def parse_leaf(sandbox: Sandbox, pointer: str, text: str, first: int) -> Leaf:
    """Parse a leaf. Raises `TemplateSyntaxError` with a line relative to the text."""
    tree = sandbox.parse(text)
    for node in tree.find_all(nodes.Node):
        node.lineno = first + (node.lineno or 1) - 1  # bare text has no line
    return Leaf(pointer, text, first, tree.body)


def check_tree(
    sandbox: Sandbox, tree: nodes.Template, known: set[str]
) -> list[tuple[str, str, str, str, int]]:
    """Return (rule, message, help, word, line) for all that can be found without values."""
    found = _unknown_filters(sandbox, tree)
    if found:
        return found  # Jinja2 cannot look for names behind a filter that it does not know
    tree.set_environment(sandbox)
    for name in sorted(find_undeclared_variables(tree) - known):
        meant = nearest(name, known)
        help_ = f"did you mean `{meant}`?" if meant else "declare it under `params` or `vars`"
        lines = [node.lineno or 1 for node in tree.find_all(nodes.Name) if node.name == name]
        found.append(("undefined-name", f"`{name}` is not defined", help_, name, min(lines)))
    return found


def _unknown_filters(
    sandbox: Sandbox, tree: nodes.Template
) -> list[tuple[str, str, str, str, int]]:
    found = []
    for kind, table in ((nodes.Filter, sandbox.filters), (nodes.Test, sandbox.tests)):
        for node in tree.find_all(kind):
            if node.name not in table:
                what = kind.__name__.lower()
                meant = nearest(node.name, table)
                help_ = f"did you mean `{meant}`?" if meant else ""
                message = f"no {what} is called `{node.name}`"
                found.append(("unknown-filter", message, help_, node.name, node.lineno))
    return found


def place(document: Document, pointer: str, line: int, word: str = "") -> tuple[int, int]:
    """Return the offsets, in the spec's text, of a word on a line (from 1) of a leaf.

    Without the word there, of the leaf's line; a text in quotes may have lost its own lines.
    """
    offsets = document.source(pointer)
    if offsets is None:
        return 0, 0
    start, end = offsets
    source = document.text.content[start:end]
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source) if word else None
    if found:
        return start + found.start(), start + found.end()
    lines = source.splitlines(keepends=True)
    block = source[:1] in ("|", ">") and len(lines) > line
    if not block:
        return start, end
    before = sum(map(len, lines[:line]))
    text = lines[line]
    return start + before + len(text) - len(text.lstrip()), start + before + len(text.rstrip())


def syntax_fault(document: Document, pointer: str, error: TemplateSyntaxError) -> Fault:
    """Word a leaf that is no Jinja2."""
    start, end = place(document, pointer, error.lineno)
    return Fault("template-syntax", str(error.message), pointer, start, end)
