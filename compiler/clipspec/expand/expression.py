"""The source of one whole `{{ expression }}`, and what can be made of it without reading values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from clipspec.expand.leaf import Leaf, Path, path_of
from clipspec.marks import is_template

_WHOLE = re.compile(r"(\{\{[-+]?\s*)(.*?)(\s*[-+]?\}\}\n?)", re.DOTALL)
_MINUS = re.compile(r"0\s*-\s*(.+)", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PRIMARY = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call)
_JINJA = Environment()


class Expression(NamedTuple):
    """An expression between what opens and what closes its braces, which stay as they are."""

    before: str
    source: str
    after: str
    node: nodes.Expr

    @property
    def text(self) -> str:
        """The expression in its braces."""
        return self._closed(self.source)

    def member(self, key: str | int) -> Expression:
        """Return the expression of a member of what this one stands for."""
        plain = isinstance(key, str) and _NAME.fullmatch(key) and not hasattr(dict, key)
        source = self._primary + (f".{key}" if plain else f"[{literal(key)}]")
        node = parsed(source)
        assert node is not None, "a member of an expression is one"
        return self._replace(source=source, node=node)

    def turned(self) -> str:
        """Return the template of the number of the other sign: of `y` it is `0 - y`.

        `-(y)` would make -0.0 of 0.0. What is `0 - y` becomes `y` again.
        """
        return self._closed(self._unturned() or f"0 - {self._primary}")

    def looked_up(self, table: Iterable[tuple[Any, Any]]) -> str:
        """Return the template of what a table has for the value; it fails for any other value."""
        pairs = ", ".join(f"{literal(value)}: {literal(found)}" for value, found in table)
        # A brace right behind the opening ones would be read as part of them.
        before = self.before if self.before[-1].isspace() else self.before + " "
        return f"{before}{{{pairs}}}[{self.source}]{self.after}"

    def either(self, table: Iterable[tuple[Any, Any]]) -> str:
        """Return the template of what a table of two rows has for the value, which is in it."""
        (value, found), (_, other) = sorted(table, key=lambda row: row[0] is False)
        test = self._primary if value is True else f"{self._primary} == {literal(value)}"
        return self._closed(f"{literal(found)} if {test} else {literal(other)}")

    def _closed(self, source: str) -> str:
        return self.before + source + self.after

    @property
    def table(self) -> tuple[Expression, list[tuple[Any, Any]]] | None:
        """What it is looked up by, and the table, if it is such as `looked_up` makes."""
        node = self.node
        if not isinstance(node, nodes.Getitem) or not isinstance(node.node, nodes.Dict):
            return None
        cells = [cell for pair in node.node.items for cell in (pair.key, pair.value)]
        start = self.source.rfind("}[") + 2
        key = parsed(self.source[start:-1])
        constant = all(isinstance(cell, nodes.Const) for cell in cells)
        if not constant or key is None or key != node.arg:
            return None
        values = [cell.value for cell in cells if isinstance(cell, nodes.Const)]
        rows = list(zip(values[::2], values[1::2], strict=True))
        return self._replace(source=self.source[start:-1], node=key), rows

    @property
    def _primary(self) -> str:
        return self.source if isinstance(self.node, _PRIMARY) else f"({self.source})"

    def _unturned(self) -> str:
        """Return `y` of `0 - y`, else nothing."""
        node, found = self.node, _MINUS.fullmatch(self.source)
        if found is None or not isinstance(node, nodes.Sub):
            return ""
        rest = found[1]
        if parsed(rest) != node.right or node.left != nodes.Const(0):
            return ""
        inner = rest[1:-1].strip()
        return inner if rest[0] == "(" and parsed(inner) == node.right else rest


def expression_of(leaf: Leaf) -> Expression | None:
    """Return the expression that is all of a leaf, None where there is none or more than that."""
    found = _WHOLE.fullmatch(leaf.text) if leaf.whole is not None else None
    node = parsed(found[2]) if found is not None else None
    if found is None or node is None:
        return None
    return Expression(found[1], found[2], found[3], node)


def leaf_of(text: str) -> Leaf:
    """Return the leaf of an expression of one's own making, which stands nowhere."""
    tree = _JINJA.parse(text)
    names = frozenset(node.name for node in tree.find_all(nodes.Name))
    return Leaf("", text, 1, tree.body, names)


def path_in(text: str) -> Path | None:
    """Return the path that a text stands for, with its braces or without; None for any other."""
    found = _WHOLE.fullmatch(text) if is_template(text) else None
    return path_of(parsed(found[2] if found is not None else text))


def parsed(source: str) -> nodes.Expr | None:
    """Return the tree of an expression, None for what is not exactly one."""
    try:
        body = _JINJA.parse(f"{{{{ {source} }}}}").body
    except TemplateSyntaxError:
        return None
    parts = body[0].nodes if len(body) == 1 and isinstance(body[0], nodes.Output) else []
    return parts[0] if len(parts) == 1 else None


def literal(value: Any) -> str:
    """Return a scalar as Jinja2 writes it."""
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + "".join(c if c.isprintable() else _escaped(c) for c in text) + "'"


def _escaped(character: str) -> str:
    return character.encode("unicode-escape").decode("ascii")
