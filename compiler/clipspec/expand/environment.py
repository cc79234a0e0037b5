"""The Jinja2 that specs see: an immutable sandbox, strict names, bounded work, no clock."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clipspec.errors import IncludeError
from clipspec.expand.fault import LimitFault, ValueFault
from clipspec.expand.filters import FILTERS
from clipspec.expand.limits import (
    MAX_DEPTH,
    MAX_INCLUDES,
    MAX_LOOP,
    MAX_LOOPS,
    MAX_POWER,
    MAX_TEXT,
    TOO_DEEP,
)

_UNSAFE_FILTERS = ("random", "pprint", "urlize", "xmlattr")
NATIVE = "clipspec_native"
"""The filter that every whole expression ends in; no spec can name it by accident."""
_TOO_NESTED = f"more than {MAX_DEPTH} expressions and blocks inside each other"


class _Included(Template):
    """A template that another includes, which counts how deep it stands."""

    @classmethod
    def from_code(cls, environment: Any, *args: Any, **kwargs: Any) -> Template:
        template = super().from_code(environment, *args, **kwargs)
        template.root_render_func = environment.nested(template.root_render_func)
        return template


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one spec. `include` returns a file's text or raises `IncludeError`."""

    intercepted_binops = frozenset(("*", "**"))
    template_class = _Included

    def __init__(self, include: Callable[[str], str]) -> None:
        super().__init__(
            undefined=StrictUndefined,
            loader=FunctionLoader(self._load),
            autoescape=False,
            finalize=spoken,
            auto_reload=False,
        )
        self._include = include
        self._looped = self._depth = 0
        self.globals = {"range": self._range, "dict": dict}
        self.filters = {k: v for k, v in self.filters.items() if k not in _UNSAFE_FILTERS}
        self.filters |= {**FILTERS, NATIVE: native}

    def begin(self) -> None:
        """Start counting for a new body."""
        self._looped = self._depth = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse within bounds: what walks the tree, and Python itself, go into each level."""
        if len(source) > MAX_TEXT:
            raise LimitFault(f"a template of more than {MAX_TEXT:,} characters")
        try:
            tree = super()._parse(source, name, filename)
        except RecursionError:
            raise LimitFault(_TOO_NESTED) from None
        level: list[nodes.Node] = [tree]
        for _ in range(MAX_DEPTH):
            level = [child for node in level for child in node.iter_child_nodes()]
        if level:
            raise LimitFault(_TOO_NESTED)
        if source.count("for") > MAX_LOOPS and _loops(tree) > MAX_LOOPS:
            raise LimitFault(f"more than {MAX_LOOPS} loops inside each other")
        return tree

    def nested(self, render: Callable[..., Iterator[str]]) -> Callable[..., Iterator[str]]:
        """Return what renders an included template, within bounds."""

        def counted(*args: Any, **kwargs: Any) -> Iterator[str]:
            if self._depth == MAX_INCLUDES:
                raise LimitFault(TOO_DEEP)
            self._depth += 1
            try:
                yield from render(*args, **kwargs)
            finally:
                self._depth -= 1

        return counted

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply and raise within bounds."""
        if operator == "**" and isinstance(right, (int, float)) and abs(right) > MAX_POWER:
            raise LimitFault(f"an exponent above {MAX_POWER:,}")
        for one, other in ((left, right), (right, left)):
            if hasattr(one, "__len__") and isinstance(other, int) and len(one) * other > MAX_TEXT:
                raise LimitFault(f"a repetition of more than {MAX_TEXT:,} items")
        return super().call_binop(context, operator, left, right)

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        self._looped += len(found)
        if self._looped > MAX_LOOP:
            raise LimitFault(f"range(…) over more than {MAX_LOOP:,} items in one body")
        return found

    def _load(self, name: str) -> str:
        try:
            return self._include(name)
        except IncludeError as error:
            raise TemplateNotFound(name, str(error)) from error


def _loops(node: nodes.Node) -> int:
    """Return how many loops stand inside each other."""
    inner = max(map(_loops, node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For)


def spoken(value: Any) -> Any:
    """Return a value that may stand in the middle of a text: a text or a number.

    Nobody wants to hear "None" or "['a', 'b']" in a video.
    """
    if isinstance(value, Undefined):
        str(value)  # raises with the name
    if value is None:
        raise ValueFault("null inside a text", "give it a value, or write `| default('', true)`")
    if isinstance(value, bool):
        raise ValueFault("true or false inside a text", "write `{{ 'a' if flag else 'b' }}`")
    if isinstance(value, (list, tuple, dict)):
        raise ValueFault("a list or an object inside a text", "write `| join(', ')`")
    return value


def native(value: Any) -> Any:
    """Return the value of a whole expression as JSON data, its type untouched.

    Raises `ValueFault` for what JSON does not have, and Jinja2's error for an undefined name.
    """
    if isinstance(value, Undefined):
        str(value)  # raises with the name
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueFault(f"{value} has no place in JSON")
        return value
    if isinstance(value, dict):
        return {str(key): native(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)) or hasattr(value, "__next__"):
        return [native(item) for item in value]
    raise ValueFault(f"a {type(value).__name__} is no JSON value")
