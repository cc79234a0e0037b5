"""Templates that Jinja2 takes and that Python would not compile, or not in time: syntax errors."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import TemplateSyntaxError, nodes

from clipspec.expand.limits import MAX_SOURCE
from clipspec.expand.words import tagged

_MOST_LOOPS = 15
"""Loops inside loops. Python compiles 20 blocks inside each other, and no more."""

_MOST_LEVELS = 60
"""Levels of the syntax tree. Each may take three of the 200 brackets that Python nests."""

_OF_JINJA = ("_block_vars", "_loop_vars")
"""Arguments that Jinja2 itself adds to calls."""


def checked(parse: Callable[[], nodes.Template], source: str) -> nodes.Template:
    """Return what is parsed. Raises `TemplateSyntaxError` for what could not be compiled."""
    if tagged(source) > MAX_SOURCE:
        what = f"a template of more than {MAX_SOURCE:,} characters from first to last tag"
        raise TemplateSyntaxError(what, 1)
    try:
        tree = parse()
    except RecursionError:
        raise TemplateSyntaxError("brackets or blocks are nested too deep", 1) from None
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, levels, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        if loops > _MOST_LOOPS or levels > _MOST_LEVELS:
            what = "loops" if loops > _MOST_LOOPS else "expressions or blocks"
            raise TemplateSyntaxError(f"{what} are nested too deep", node.lineno or 1)
        _check_names(node)
        waiting += [(child, levels + 1, loops) for child in node.iter_child_nodes()]
    return tree


def _check_names(node: nodes.Node) -> None:
    """Check the named arguments of a call, a filter or a test, and the parameters of a macro."""
    named = [each.key for each in getattr(node, "kwargs", None) or [] if hasattr(each, "key")]
    if isinstance(node, (nodes.Macro, nodes.CallBlock)):
        named = [each.name for each in node.args]
    for name in named:
        if named.count(name) > 1 or name in _OF_JINJA:
            raise TemplateSyntaxError(f"an argument `{name}` too many", node.lineno or 1)
