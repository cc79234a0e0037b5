"""The source of one whole `{{ expression }}`, and what can be made of it without reading values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from clipspec.expand import omission
from clipspec.expand.leaf import Leaf, Path, path_of
from clipspec.expand.omission import OMIT
from clipspec.marks import is_template

_WHOLE = re.compile(r"(\{\{[-+]?\s*)(.*?)(\s*[-+]?\}\}\n?)", re.DOTALL)
_MINUS = re.compile(r"0\s*-\s*(.+)", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PRIMARY = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call)
_JINJA = Environment()
_OMIT = nodes.Name(omission.NAME, "load")


class Expression(NamedTuple):
    """An expression between what opens and what closes its braces, which stay as they are."""

    before: str
    source: str
    after: str
    node: nodes.Expr

    @property
    def text(self) -> str:
        """The expression in its braces."""
        return self.closed(self.source)

    def member(self, key: str | int) -> Expression:
        """Return the expression of a member of what this one stands for."""
        plain = isinstance(key, str) and _NAME.fullmatch(key) and not hasattr(dict, key)
        source = self._primary + (f".{key}" if plain else f"[{literal(key)}]")
        node = parsed(source)
        assert node is not None, "a member of an expression is one"
        return self._replace(source=source, node=node)

    def turned(self) -> str:
        """Return the source of the number of the other sign: of `y` it is `0 - y`.

        `-(y)` would make -0.0 of 0.0. What is `0 - y` becomes `y` again.
        """
        return self._unturned() or f"0 - {self._primary}"

    def looked_up(self, table: Iterable[tuple[Any, Any]]) -> str:
        """Return the source of what a table has for the value; it fails for any other value."""
        pairs = ", ".join(f"{literal(value)}: {literal(found)}" for value, found in table)
        return f"{{{pairs}}}[{self.source}]"

    def either(self, table: Iterable[tuple[Any, Any]]) -> str:
        """Return the source of what a table of two rows has for the value, which is in it."""
        (value, found), (_, other) = sorted(table, key=lambda row: row[0] is False)
        return f"{literal(found)} if {self._equals(value)} else {literal(other)}"

    def or_else(self, made: Callable[[Expression], str], absent: Any) -> str:
        """Return the source of what is made of the value, or of `absent` where that is `omit`."""
        value, test, first = self._omission or (self, f"{self._primary} is sameas(omit)", True)
        found, other = _enclosed(made(value)), literal(absent)
        if found == test and not first:
            return f"{found} or {other}"
        return f"{other} if {test} else {found}" if first else f"{found} if {test} else {other}"

    def unless(self, values: Sequence[Any], source: str) -> str:
        """Return the source of something else, or of `omit` where the value is one of these."""
        found = _enclosed(source)
        if values[0] is False and len(values) == 1:
            return f"{found} if {self._primary} else omit"
        test = self._equals(values[0])
        if len(values) > 1:
            test = f"{self._primary} in [{', '.join(map(literal, values))}]"
        return f"omit if {test} else {found}"

    @property
    def present(self) -> Expression:
        """What it is where it is not `omit`, as far as its form tells."""
        return self._omission[0] if self._omission else self

    def closed(self, source: str) -> str:
        """Return a source between the braces of this one."""
        # A brace right behind the opening ones would be read as part of them.
        apart = " " if source.startswith("{") and not self.before[-1].isspace() else ""
        return self.before + apart + source + self.after

    @property
    def _omission(self) -> tuple[Expression, str, bool] | None:
        """The value where it is not `omit`, the test that tells, and whether `omit` comes first."""
        node = self.node
        if isinstance(node, nodes.Or) and node.right == _OMIT:
            value = self._part(0, self.source.rfind("or"), node.left)
            return (value, _enclosed(value.source), False) if value else None
        if not isinstance(node, nodes.CondExpr) or node.expr2 is None:
            return None
        if _OMIT not in (node.expr1, node.expr2):
            return None
        start, end = self._word("if", 0), self._word("else", -1)
        first, test = node.expr1 == _OMIT, self._part(start + 2, end, node.test)
        value = self._part(end + 4, None, node.expr2) if first else self._part(0, start, node.expr1)
        return (value, _enclosed(test.source), first) if value and test else None

    def _word(self, word: str, which: int) -> int:
        """Return where a word of a choice stands, the first or the last one."""
        return [found.start() for found in re.finditer(rf"\b{word}\b", self.source)][which]

    def _part(self, start: int, end: int | None, node: nodes.Node | None) -> Expression | None:
        """Return a part of the source, if it is what a node was parsed from, and never `omit`."""
        source = self.source[start:end].strip()
        found = parsed(source)
        if found is None or found != node or _OMIT in (found, *found.find_all(nodes.Name)):
            return None
        return self._replace(source=source, node=found)

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

    def _equals(self, value: Any) -> str:
        return self._primary if value is True else f"{self._primary} == {literal(value)}"

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


def _enclosed(source: str) -> str:
    """Return a source that may stand in a choice: one that is a choice itself in brackets."""
    return f"({source})" if isinstance(parsed(source), nodes.CondExpr) else source


def literal(value: Any) -> str:
    """Return a scalar as Jinja2 writes it, or `omit`."""
    if value is OMIT:
        return omission.NAME
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + "".join(c if c.isprintable() else _escaped(c) for c in text) + "'"


def _escaped(character: str) -> str:
    return character.encode("unicode-escape").decode("ascii")
