"""One templated leaf: its parsed template, what it reads, and its lines in the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from clipspec.expand.environment import NATIVE, OMITTABLE, SENTENCE, Sandbox

Path = tuple[str | int, ...]
"""A name, and the members on the way to what is meant of its value."""


@dataclass(frozen=True)
class Leaf:
    """A templated text at a pointer. Its lines are `first` and those after it in the program.

    `names` are the variables that it reads, also in the files that it includes, if all of these
    could be looked into: `open` says that some could not. `closing` is the filter that a whole
    expression ends in. `bare`: the document has the text without its braces. `included` are the
    names of the files that it includes, directly or not. `omits`: it may leave out the member of
    an object that it stands for.
    """

    pointer: str
    text: str
    first: int
    body: list[nodes.Node]
    names: frozenset[str] = frozenset()
    open: bool = False
    closing: str = NATIVE
    bare: bool = False
    included: tuple[str, ...] = ()
    omits: bool = False

    @property
    def name(self) -> str:
        """The variable that holds the leaf's value; no spec has a param or a var of that name."""
        return f"clipspec_leaf_{self.first}"

    @property
    def directs(self) -> bool:
        """Whether it is no value of the body, but says whether or how often an item is there."""
        return self.closing != NATIVE

    @property
    def lines(self) -> int:
        """How many lines of the program belong to it."""
        return self.text.count("\n") + 1

    @property
    def path(self) -> Path | None:
        """The name and the members that it stands for, if it is `{{ name.member }}` and no more."""
        return path_of(self.whole)

    @property
    def reads(self) -> list[Path]:
        """What it reads, in the order of the text: names, with members where it says which.

        An included file may read all of a name.
        """
        if self.included or self.open:
            return [(name,) for name in sorted(self.names)]
        found = dict.fromkeys(p for node in self.body for p in _paths(node) if p[0] in self.names)
        return [p for p in found if not any(p[:n] in found for n in range(1, len(p)))]

    @property
    def whole(self) -> nodes.Expr | None:
        """The expression, if the text is exactly one `{{ expression }}`: it keeps its type."""
        if len(self.body) != 1 or not isinstance(self.body[0], nodes.Output):
            return None
        parts = self.body[0].nodes
        return parts[0] if len(parts) == 1 and self.text.startswith("{{") else None

    @property
    def literal(self) -> str:
        """The words outside of all tags, which it holds whatever the values are."""
        parts = [
            part for node in self.body if isinstance(node, nodes.Output) for part in node.nodes
        ]
        return "".join(part.data for part in parts if isinstance(part, nodes.TemplateData))

    @property
    def sentence(self) -> list[str | Path | None] | None:
        """Its words and its values in order, if it is no more than that.

        A value is the path that it stands for, None for any other expression.
        """
        if not all(isinstance(node, nodes.Output) for node in self.body):
            return None
        return [
            part.data if isinstance(part, nodes.TemplateData) else path_of(part)
            for node in self.body
            if isinstance(node, nodes.Output)
            for part in node.nodes
        ]

    def statement(self) -> nodes.Stmt:
        """Return the assignment of the leaf's value: native for one whole expression, else text."""
        target = nodes.Name(self.name, "store", lineno=self.first)
        whole, closing = self.whole, OMITTABLE if self.omits else self.closing
        if whole is None:
            if not self._is_sentence:
                return nodes.AssignBlock(target, None, self.body, lineno=self.first)
            whole, closing = nodes.Tuple(list(self._parts), "load", lineno=self.first), SENTENCE
        value = nodes.Filter(whole, closing, [], [], None, None, lineno=whole.lineno)
        return nodes.Assign(target, value, lineno=whole.lineno)

    @property
    def _is_sentence(self) -> bool:
        """Whether it is words and values on one line: Python makes these faster than Jinja2."""
        return self.lines == 1 and all(isinstance(node, nodes.Output) for node in self.body)

    @property
    def _parts(self) -> Iterator[nodes.Expr]:
        """The words and the values."""
        for node in self.body:
            assert isinstance(node, nodes.Output), "a sentence"
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    yield nodes.Const(part.data, lineno=part.lineno)
                else:
                    yield part


def parse_leaf(sandbox: Sandbox, text: str) -> nodes.Template:
    """Parse a leaf; its lines count from 1. Raises `TemplateSyntaxError`."""
    tree = sandbox.parse(text)
    for node in tree.find_all(nodes.Node):
        node.lineno = node.lineno or 1  # bare text has no line
    return tree


def move(tree: nodes.Template, lines: int) -> None:
    """Move a tree down by a number of lines."""
    for node in tree.find_all(nodes.Node):
        node.lineno += lines


def _paths(node: nodes.Node) -> Iterator[Path]:
    """Yield the longest paths in a tree; a method, as in `pairs.items()`, reads all of `pairs`."""
    path = path_of(node)
    if path is not None and not any(isinstance(m, str) and hasattr(dict, m) for m in path[1:]):
        yield path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child)


def path_of(node: nodes.Node | None) -> Path | None:
    """Return the name and the members that an expression stands for, None for any other."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        outer, member = path_of(node.node), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        outer, member = path_of(node.node), node.arg.value
    else:
        return None
    return (*outer, member) if outer is not None and isinstance(member, (str, int)) else None
