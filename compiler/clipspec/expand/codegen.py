"""Jinja2's code generator, which calls the sandbox where it would use an operator of Python."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class BoundedCodeGenerator(CodeGenerator):
    """Counts the turns of loops, and weighs what is compared, joined by `~`, or used as a key.

    Python compares and hashes shared parts again and again, without a moment to interrupt it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # With the node itself, so that no other gets its id.
        self._passed: dict[int, tuple[str, nodes.Node]] = {}

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        """Write a node, inside a call of the sandbox's method that it is marked for."""
        passed = self._passed.pop(id(node), None)
        if passed is None:
            return super().visit(node, *args, **kwargs)
        self.write(f"environment.{passed[0]}(")
        super().visit(node, *args, **kwargs)
        self.write(")")
        return None

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        """Count the items before the first turn."""
        self._pass(node.iter, "counted")
        super().visit_For(node, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Weigh both sides."""
        for side in (node.expr, *(each.expr for each in node.ops)):
            self._pass(side, "weighed")
        super().visit_Compare(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Weigh the keys, which Python hashes."""
        for pair in node.items:
            self._pass(pair.key, "weighed")
        super().visit_Dict(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Join within bounds."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _pass(self, node: nodes.Node, method: str) -> None:
        if not isinstance(node, nodes.Const):
            self._passed[id(node)] = (method, node)
