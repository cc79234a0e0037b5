"""The Jinja2 that specs see: an immutable sandbox, strict names, bounded work, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clipspec.errors import IncludeError
from clipspec.expand.codegen import BoundedCodeGenerator
from clipspec.expand.data import alike
from clipspec.expand.fault import ValueFault
from clipspec.expand.filters import FILTERS
from clipspec.expand.limits import Limits
from clipspec.expand.meter import Meter
from clipspec.expand.omission import NAME as OMIT_NAME
from clipspec.expand.omission import OMIT
from clipspec.expand.output import native, spoken
from clipspec.expand.sizes import check_binop, check_filter, check_method
from clipspec.expand.structure import checked

_UNSAFE_FILTERS = ("random", "pprint", "urlize", "xmlattr")
_OF_JINJA = (Macro, LoopContext, BlockReference)
_FRAMES = ("_loop_vars", "_block_vars")
"""What compiled templates pass to everything that they call, for Jinja2 itself."""

NATIVE = "clipspec_native"
"""The filter that every whole expression ends in; no spec can name it by accident."""

OMITTABLE = "clipspec_omittable"
"""The same for one that may leave out its member."""

SENTENCE = "clipspec_sentence"
"""The filter that makes a text of words and values."""


class _Included(Template):
    """A template that another includes, which counts how deep it stands."""

    @classmethod
    def from_code(cls, environment: Any, *args: Any, **kwargs: Any) -> Template:
        template = super().from_code(environment, *args, **kwargs)
        template.root_render_func = environment.nested(template.root_render_func)
        return template


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one spec. `include` returns a file's text or raises `IncludeError`.

    Values are JSON data on every way in and out of an operation, and each is counted: `limits` hold
    for the time and the memory whatever a template does, and nothing can print an address.
    """

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    code_generator_class = BoundedCodeGenerator
    template_class = _Included

    def __init__(self, include: Callable[[str], str], limits: Limits | None = None) -> None:
        super().__init__(
            undefined=StrictUndefined,
            loader=FunctionLoader(self._load),
            autoescape=False,
            finalize=self._spoken,
            # What is worked out at compile time is not counted.
            optimized=False,
            auto_reload=False,
        )
        self._include = include
        self.limits = limits or Limits()
        self._meter = Meter(self.limits)
        self._depth = 0
        self.globals = {"range": self._range, "dict": dict, OMIT_NAME: OMIT}
        shipped = {k: v for k, v in self.filters.items() if k not in _UNSAFE_FILTERS}
        self.filters = {
            name: self._bounded_filter(name, function)
            for name, function in {**shipped, **FILTERS}.items()
        }
        self.filters |= {
            NATIVE: self._native,
            OMITTABLE: self._omittable,
            SENTENCE: self._sentence,
        }
        known: dict[str, Any] = {**self.tests, "sameas": alike}
        self.tests = {name: self._bounded_test(test) for name, test in known.items()}

    def begin(self) -> None:
        """Start counting for a new body."""
        self._meter.begin()
        self._depth = 0

    def nested(self, render: Callable[..., Iterator[str]]) -> Callable[..., Iterator[str]]:
        """Return what renders an included template, within bounds."""

        def counted(*args: Any, **kwargs: Any) -> Iterator[str]:
            if self._depth == self.limits.includes:
                raise self.limits.fault("includes", "files that include each other")
            self._depth += 1
            try:
                yield from render(*args, **kwargs)
            finally:
                self._depth -= 1

        return counted

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a loop, a method or a function, within bounds."""
        if isinstance(obj, _OF_JINJA):
            with self._meter.call():
                if isinstance(obj, LoopContext):
                    args = tuple(map(self.counted, args))
                return super().call(context, obj, *args, **kwargs)
        given = {name: value for name, value in kwargs.items() if name not in _FRAMES}
        for value in (*args, *given.values()):
            self._meter.take(value)
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, (str, int, float)):
            self._meter.take(owner)
            check_method(self._meter, obj.__name__, (owner, *args), given)
        return self._meter.result(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Add, multiply, raise and format within bounds."""
        check_binop(self._meter, operator, left, right)
        return self._meter.result(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return Jinja2's own `format` of a text, which remembers the text."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            wrapped.__self__ = value.__self__  # type: ignore[attr-defined]
        return wrapped

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a member; a key that Python must hash is weighed before."""
        return super().getitem(obj, self.weighed(argument) if type(argument) is tuple else argument)

    def counted(self, items: Any) -> Any:
        """Count the turns of a loop before the first; return what it goes over."""
        if hasattr(items, "__len__"):
            self._meter.turns(len(items))
        return items

    def weighed(self, value: Any) -> Any:
        """Return a value that is to be compared or hashed."""
        self._meter.take(value)
        return value

    def joined(self, parts: Iterable[Any]) -> str:
        """Return the text of `a ~ b ~ …`."""
        self._meter.most(sum(map(self._meter.take, parts)), "a long text of several")
        return str(self._meter.result("".join(map(str, parts))))

    def concat(self, parts: Iterable[str]) -> str:
        """Return the text that a template, a macro or a block has written."""
        written = list(parts)
        self._meter.most(sum(map(len, written)), "a template that writes too much")
        return "".join(written)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return checked(lambda: super(Sandbox, self)._parse(source, name, filename), source)

    def _compile(self, source: str, filename: str) -> Any:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise TemplateSyntaxError(f"Python cannot compile it: {error.args[0]}", 1) from error

    def _load_template(self, name: Any, globals: Any) -> Template:  # noqa: A002 - Jinja2's name
        if not isinstance(name, str):
            raise ValueFault("the name of an included file is no text")
        return super()._load_template(name, globals)

    def _range(self, *bounds: int) -> list[int]:
        found = range(*bounds)
        if len(found) > self._meter.limits.loop:
            raise self._meter.limits.fault("loop", f"range(…) of {len(found):,} items")
        return list(found)

    def _load(self, name: str) -> str:
        try:
            return self._include(name)
        except IncludeError as error:
            raise TemplateNotFound(name, str(error)) from error

    def _bounded_filter(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        first = int(hasattr(function, "jinja_pass_arg"))

        @wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:
            for value in (*args[first:], *kwargs.values()):
                self._meter.take(value)
            check_filter(self._meter, name, args[first:], kwargs)
            return self._meter.result(function(*args, **kwargs))

        return bounded

    def _bounded_test(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:
            for value in (*args, *kwargs.values()):
                if isinstance(value, (list, tuple, dict)):
                    self._meter.take(value)
            return function(*args, **kwargs)

        return bounded

    @pass_context
    def _spoken(self, _: Any, value: Any) -> Any:
        self._meter.take(value)
        return spoken(value)

    def _native(self, value: Any) -> Any:
        self._meter.take(value)
        return native(value)

    def _omittable(self, value: Any) -> Any:
        return OMIT if value is OMIT else self._native(value)

    def _sentence(self, parts: tuple[Any, ...]) -> str:
        """Return the text of parts, as a template would write them one by one."""
        text = "".join([part if type(part) is str else str(spoken(part)) for part in parts])
        self._meter.take(text)
        return text
