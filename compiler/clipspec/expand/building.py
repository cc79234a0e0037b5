"""Building the program of a spec: statements that assign leaves, and an expression of them all.

What reads no param comes first, so that lint can value it alone. A list with directives is filled
by statements of its own, one for each item, inside of the loops and conditions that stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from clipspec import pointer as pointers
from clipspec.expand import omission
from clipspec.expand.assembly import APPEND, CONDITION, KEPT, THERE, TURNS
from clipspec.expand.directives import Directive, directed, directive, malformed
from clipspec.expand.environment import NATIVE, Sandbox
from clipspec.expand.fault import Fault
from clipspec.expand.inspection import Inspection
from clipspec.expand.leaf import Leaf, move, parse_leaf
from clipspec.expand.matrix import axes
from clipspec.expand.spec import Spec
from clipspec.expand.words import culprit, word
from clipspec.marks import is_template


class Building:
    """The statements of a spec: `early` ones read no param, `late` ones may.

    `faults` are what can be found without values, `leaves` the templates in the order of lines,
    `filled` the pointers of the lists with directives, `included` the files that are included.
    """

    def __init__(self, spec: Spec, sandbox: Sandbox, include: Callable[[str], str] | None) -> None:
        self.faults: list[Fault] = []
        self.leaves: list[Leaf] = []
        self.early: list[nodes.Node] = []
        self.late: list[nodes.Node] = []
        self.line = 1
        self._spec, self._sandbox, self._include = spec, sandbox, include
        given = {*spec.params, *axes(spec.matrix)}
        self._known = {*given, *sandbox.globals}
        self._constant = set(sandbox.globals) - given
        self._omits = omission.NAME not in given | spec.vars.keys()
        self._loose: set[str] = set()
        self._block = self.late
        self._loops = 0
        self.filled: list[str] = []
        self.included: set[str] = set()
        for name, value in spec.vars.items():
            self._var(name, value)
        self._own = {*given, *spec.vars}
        stem = self._value(spec.name, "/name", plain=True)
        self.result = nodes.List([self._firm(self._value(spec.video, "/video")), stem])

    def fixed(self, leaf: Leaf) -> bool:
        """Say whether a leaf reads nothing that could change from row to row."""
        return not leaf.open and leaf.names <= self._constant

    def _var(self, name: str, value: Any) -> None:
        at = pointers.join("/vars", name)
        assignment = self._assign(name, self._value(value, at, plain=True))
        self._known.add(name)
        inside = (leaf for leaf in self.leaves if pointers.within(leaf.pointer, at))
        fixed = name not in self._spec.params and all(map(self.fixed, inside))
        if fixed:
            self._constant.add(name)
        (self.early if fixed else self.late).append(assignment)

    def _value(self, value: Any, at: str, plain: bool = False, member: bool = False) -> nodes.Expr:
        """Return an expression for a value; templates below it become assignments before it.

        `plain`: a value of the spec's own, in which no directive has a meaning. `member`: it is one
        of an object of the body, and may be left out.
        """
        if is_template(value):
            leaf = self._leaf(value, at, member=member)
            return self._load(leaf) if leaf is not None else self._constant_of(None)
        if isinstance(value, dict):
            pairs = [
                nodes.Pair(
                    nodes.Const(key), self._value(inner, pointers.join(at, key), plain, not plain)
                )
                for key, inner in value.items()
            ]
            built = nodes.Dict(pairs, lineno=self.line)
            loose = any(self._may_go(pair.value) for pair in pairs)
            return self._filtered(built, KEPT) if loose else built
        if isinstance(value, list):
            if not plain and any(map(directed, value)):
                return self._filled(value, at)
            items = [
                self._firm(self._value(v, pointers.join(at, i), plain)) for i, v in enumerate(value)
            ]
            return nodes.List(items, lineno=self.line)
        return self._constant_of(value)

    def _may_go(self, value: nodes.Expr) -> bool:
        """Say whether what an expression stands for may be left out."""
        if isinstance(value, nodes.Name):
            return value.name in self._loose
        if not isinstance(value, nodes.Filter) or not isinstance(value.node, nodes.Dict):
            return False
        return value.name == KEPT and all(self._may_go(pair.value) for pair in value.node.items)

    def _firm(self, value: nodes.Expr) -> nodes.Expr:
        """Return an expression of which something is always there."""
        return self._filtered(value, THERE) if self._may_go(value) else value

    def _filled(self, items: list[Any], at: str) -> nodes.Expr:
        """Return the name of a list that statements fill."""
        self.filled.append(at)
        name = f"clipspec_list_{len(self.filled)}"
        self._block.append(self._assign(name, nodes.List([], lineno=self.line)))
        self._append(name, items, at, "", [])
        return nodes.Name(name, "load", lineno=self.line)

    def _append(
        self, name: str, items: list[Any], at: str, path: str, turns: list[nodes.Expr]
    ) -> None:
        """Add statements that append items. `path` is where they stand below their list."""
        for index, item in enumerate(items):
            here, own = pointers.join(at, index), f"{path}/{index}"
            if directed(item):
                self.faults += malformed(item, here, self._own)
                self._direct(name, directive(item), here, own, turns)
            else:
                self._add(name, self._firm(self._value(item, here)), own, turns)

    def _direct(
        self, name: str, found: Directive, at: str, path: str, turns: list[nodes.Expr]
    ) -> None:
        """Add the statements of an item with a directive."""
        with self._looping(found, at) as turn, self._conditional(found, at):
            turns = [*turns, turn] if turn is not None else turns
            if found.block is None:
                self._add(name, self._firm(self._value(found.item, at)), path, turns)
            else:
                self._append(name, found.block, f"{at}/block", f"{path}/block", turns)

    def _add(self, name: str, value: nodes.Expr, path: str, turns: list[nodes.Expr]) -> None:
        origin = [nodes.Const(path), nodes.List(turns)]
        appended = nodes.Filter(nodes.Name(name, "load"), APPEND, [value, *origin], [], None, None)
        self._block.append(nodes.ExprStmt(self._at_line(appended), lineno=self.line))

    @contextmanager
    def _looping(self, found: Directive, at: str) -> Iterator[nodes.Expr | None]:
        """Put what is added into the loop of a directive; yields what tells the turn."""
        if found.loop is None:
            yield None
            return
        at = pointers.join(at, "loop")
        whole = self._expression(found.loop, at, TURNS)
        names = [nodes.Name(each, "store") for each in (found.counter, found.variable)]
        loaded = [nodes.Name(each, "load") for each in (found.counter, found.variable)]
        body: list[nodes.Node] = []
        told = nodes.List([nodes.Const(at), nodes.Const(found.variable), *loaded])
        self._loops += 1
        turn = f"clipspec_turn_{self._loops}"
        with self._inside(body, (found.counter, found.variable)):
            # Here, as a loop inside of this one may give the same names another meaning.
            self._block.append(self._assign(turn, told))
            yield nodes.Name(turn, "load")
        target = nodes.Tuple(names, "store")
        loop = nodes.For(target, whole, body, [], None, False, lineno=whole.lineno)
        self._block.append(loop)

    @contextmanager
    def _conditional(self, found: Directive, at: str) -> Iterator[None]:
        """Put what is added under the condition of a directive."""
        if found.when is None:
            yield
            return
        test = self._expression(found.when, pointers.join(at, "when"), CONDITION)
        body: list[nodes.Node] = []
        with self._inside(body):
            yield
        self._block.append(nodes.If(test, body, [], [], lineno=test.lineno))

    @contextmanager
    def _inside(self, body: list[nodes.Node], names: Iterable[str] = ()) -> Iterator[None]:
        """Add what follows to a body in which further names are known."""
        outer, known, constant = self._block, self._known, self._constant
        self._block, self._known = body, {*known, *names}
        self._constant = constant - set(names)
        yield
        self._block, self._known, self._constant = outer, known, constant

    def _expression(self, value: Any, at: str, closing: str) -> nodes.Expr:
        """Return what a directive says: one expression, with or without its braces, or a value."""
        if not isinstance(value, str):
            return self._filtered(self._value(value, at, plain=True), closing)
        leaf = self._leaf(value, at, closing)
        return self._load(leaf) if leaf is not None else nodes.List([], lineno=self.line)

    def _leaf(self, text: str, at: str, closing: str = NATIVE, member: bool = False) -> Leaf | None:
        """Parse a template, note what is wrong with it, and add the assignment of its value.

        One that is not of the body, but of a directive, is an expression; its braces may be absent.
        `member`: it may leave out a member of an object.
        """
        bare = closing != NATIVE and not is_template(text)
        source = f"{{{{{text}}}}}" if bare else text
        try:
            tree = parse_leaf(self._sandbox, source)
        except TemplateSyntaxError as error:
            within = culprit(self._sandbox, source, error)
            self.faults.append(_syntax(str(error.message), at, within, bare))
            return None
        found = Inspection(self._sandbox, self._include, self._known)
        found.look(tree, at, source)
        self.faults += [unbraced(fault, bare) for fault in found.faults]
        self.included |= found.included
        omits = self._omits and omission.NAME in found.names & self._constant
        names, unknown = frozenset(found.names), bool(found.unread)
        files = tuple(sorted(found.included))
        leaf = Leaf(at, source, self.line, tree.body, names, unknown, closing, bare, files, omits)
        if omits and not (member and leaf.whole is not None):
            self.faults.append(self._misplaced(leaf, tree))
            return None
        move(tree, self.line - 1)
        if omits:
            self._loose.add(leaf.name)
        if closing != NATIVE and leaf.whole is None:
            self.faults.append(_not_one(at))
            return None
        self.leaves.append(leaf)
        self.line += leaf.lines
        (self.early if self.fixed(leaf) else self._block).append(leaf.statement())
        return leaf

    def _misplaced(self, leaf: Leaf, tree: nodes.Template) -> Fault:
        """Return the fault of a leaf that reads `omit` where nothing can be left out."""
        names = (name for name in tree.find_all(nodes.Name) if name.name == omission.NAME)
        line = next((name.lineno for name in names), None)  # None: a file that it includes does
        within = word(self._sandbox, leaf.text, line, omission.NAME) if line else None
        message = omission.INSIDE if leaf.whole is None else omission.NOWHERE
        fault = Fault("template-error", message, leaf.pointer, within, omission.HELP)
        return unbraced(fault, leaf.bare)

    def _load(self, leaf: Leaf) -> nodes.Expr:
        return nodes.Name(leaf.name, "load", lineno=leaf.first)

    def _constant_of(self, value: Any) -> nodes.Expr:
        return nodes.Const(value, lineno=self.line)

    def _filtered(self, value: nodes.Expr, name: str) -> nodes.Expr:
        return self._at_line(nodes.Filter(value, name, [], [], None, None))

    def _assign(self, name: str, value: nodes.Expr) -> nodes.Node:
        return nodes.Assign(nodes.Name(name, "store"), value, lineno=self.line)

    def _at_line(self, node: nodes.Expr) -> nodes.Expr:
        node.lineno = self.line
        return node


def unbraced(fault: Fault, bare: bool) -> Fault:
    """Return a fault in an expression that was given braces, at its place without them."""
    if not bare or fault.within is None:
        return fault
    start, end = fault.within
    return fault._replace(within=(max(start - 2, 0), max(end - 2, 0)))


def _syntax(message: str, at: str, within: tuple[int, int] | None, bare: bool) -> Fault:
    said = message.replace("end of print statement", "end of the expression")
    return unbraced(Fault("template-syntax", said, at, within), bare)


def _not_one(at: str) -> Fault:
    message = f"`{pointers.last(at)}` takes one expression and no text around it"
    return Fault("malformed-directive", message, at, None, "write it as `{{ expression }}`")
