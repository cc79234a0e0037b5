"""All templates of a spec as one compiled Jinja2 program: values in, body out.

Each templated leaf is one assignment, and a last one builds the body from them. Nothing is ever
parsed from rendered text, so data cannot change the structure; whole expressions keep their type;
and the line of an error leads back to its leaf.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from textwrap import shorten
from typing import Any

from jinja2 import Template, TemplateNotFound, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from clipspec import pointer as pointers
from clipspec.errors import IncludeError
from clipspec.expand.assembly import Assembly, Origin
from clipspec.expand.building import Building, unbraced
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import Fault, LimitFault, ValueFault
from clipspec.expand.guard import Deadline
from clipspec.expand.leaf import Leaf
from clipspec.expand.limits import Limits
from clipspec.expand.matrix import Matrix
from clipspec.expand.spec import Spec
from clipspec.expand.words import tag, word

_RESULT = "clipspec_result"
_LONGEST = 300
"""Characters of Python's own message, which may quote the whole of a value."""


class Program:
    """A spec's templates, parsed and, at the first run, compiled.

    `include` returns a file's text; without it no included file is looked into. `faults` holds what
    can be found without values; a program with faults does not run.
    """

    def __init__(
        self, spec: Spec, include: Callable[[str], str] | None, limits: Limits | None = None
    ) -> None:
        self.spec = spec
        self.limits = limits = limits or Limits()
        self._sandbox = Sandbox(include or _no_include, limits)
        self._deadline = Deadline(limits)
        self._assembly = Assembly()
        self._sandbox.filters |= self._assembly.filters()
        self._building = Building(spec, self._sandbox, include)
        self.matrix = Matrix(spec, limits)
        self.faults = [*self._building.faults, *self.matrix.faults]
        self.leaves = self._building.leaves
        self._template: Template | None = None
        self._context: Any = None

    def run(self, values: Mapping[str, Any]) -> tuple[Any, Any] | Fault:
        """Return (body, name) for values of all params, or the first fault."""
        try:
            assigned = self._assigned(values)
        except Exception as error:
            return self._fault(error)
        body, name = assigned[_RESULT]
        return body, name

    def trace(self, values: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return the body for values that are known to give one, and what each var was then."""
        assigned = self._assigned(values)
        return assigned[_RESULT][0], {name: assigned[name] for name in self.spec.vars}

    def _assigned(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Run the program; return all that it assigned outside of loops."""
        with self._deadline:
            context = self._start(values)
            for _ in self._compiled.root_render_func(context):
                pass
        assigned: dict[str, Any] = context.vars
        return assigned

    def constants(self) -> dict[str, Any] | Fault:
        """Return the value, by pointer, of each leaf that reads no param, or the first fault."""
        fixed = list(filter(self._building.fixed, self.leaves))
        if not fixed:
            return {}
        try:
            with self._deadline:
                context = self._start({})
                next(self._compiled.root_render_func(context))
        except Exception as error:
            return self._fault(error)
        return {leaf.pointer: context.vars[leaf.name] for leaf in fixed}

    def watched(self) -> AbstractContextManager[None]:
        """Return a context in which many bodies share what guards each of them: it is faster."""
        return self._deadline.held()

    @property
    def included(self) -> set[str]:
        """The names of the files that templates include, as far as they were looked into."""
        return self._building.included

    def varying(self) -> list[str]:
        """Return the pointers of what can differ from body to body, below `/video`.

        It is all of a list that an item of may be absent from or be there twice.
        """
        leaves = [leaf for leaf in self.leaves if not self._building.fixed(leaf)]
        below = [leaf.pointer for leaf in leaves if not leaf.directs]
        every = [*below, *self._building.filled]
        return [at.removeprefix("/video") for at in every if pointers.within(at, "/video")]

    def omitting(self) -> list[str]:
        """Return the pointers below `/video` of what may be left out of a body.

        What is in an item with a directive is not among them: all of its list can differ.
        """
        filled = self._building.filled
        return [
            leaf.pointer.removeprefix("/video")
            for leaf in self.leaves
            if leaf.omits and not any(pointers.within(leaf.pointer, each) for each in filled)
        ]

    @property
    def origins(self) -> dict[int, list[Origin]]:
        """Where the items of the body of the last run were written, see `Assembly`."""
        return self._assembly.origins

    def _start(self, values: Mapping[str, Any]) -> Any:
        """Return the context of a run: that of the run before, emptied, as a new one costs more."""
        self._sandbox.begin()
        self._assembly.begin()
        compiled = self._compiled
        context = self._context
        if context is None:
            context = self._context = compiled.new_context()
        context.parent = {**compiled.globals, **values}
        context.vars, context.exported_vars = {}, set()
        return context

    @property
    def _compiled(self) -> Template:
        if self._template is None:
            self._template = self._compile()
        return self._template

    def _compile(self) -> Template:
        """Compile what needs no params, a first yield, and then all the rest."""
        parts, line = self._building, self._building.line
        target = nodes.Name(_RESULT, "store", lineno=line)
        last = nodes.Assign(target, parts.result, lineno=line)
        pause = nodes.Output([nodes.TemplateData(" ")], lineno=line)
        tree = nodes.Template([*parts.early, pause, *parts.late, last], lineno=1)
        tree.set_environment(self._sandbox)
        code = self._sandbox.compile(tree, self.spec.document.file, self.spec.document.file)
        return Template.from_code(self._sandbox, code, self._sandbox.globals)

    def _fault(self, error: Exception) -> Fault:
        """Lead an error back to its leaf, and to the file and line where an include raised it."""
        leaf, line, include = self._trace(error)
        rule, message, help_ = _worded(error)
        name, inner = include or (None, 1)
        if rule == "undefined-name" and name is None:
            missing = message.split("'")[-2] if message.count("'") > 1 else ""
            within = word(self._sandbox, leaf.text, line, missing)
        else:
            within = tag(self._sandbox, leaf.text, line)
        return unbraced(Fault(rule, message, leaf.pointer, within, help_, name, inner), leaf.bare)

    def _trace(self, error: Exception) -> tuple[Leaf, int, tuple[str, int] | None]:
        leaf, line, include = self.leaves[0], 1, None
        trace = error.__traceback__
        while trace is not None:
            template: Template | None = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None and template is self._template:
                at = template.get_corresponding_lineno(trace.tb_lineno)
                index = bisect_right([one.first for one in self.leaves], at) - 1
                leaf = self.leaves[max(index, 0)]
                line = at - leaf.first + 1
            elif template is not None:
                include = (str(template.name), template.get_corresponding_lineno(trace.tb_lineno))
            trace = trace.tb_next
        return leaf, line, include


def _no_include(name: str) -> str:
    raise IncludeError("no included file can be read here")


def _worded(error: Exception) -> tuple[str, str, str]:
    """Return rule, message and help for what a template raised."""
    if isinstance(error, LimitFault):
        return "template-limit", str(error), error.help
    if isinstance(error, ValueFault):
        return "template-error", str(error), error.help
    if isinstance(error, UndefinedError):
        return "undefined-name", str(error.message), ""
    if isinstance(error, SecurityError):
        return "sandbox-violation", str(error), "templates see data, not Python"
    if isinstance(error, TemplateNotFound):
        return "include-not-found", f"`{error.name}`: {error.message}", ""
    if isinstance(error, (RecursionError, MemoryError, OverflowError)):
        return "template-limit", f"too much work for one body: {error}", ""
    return "template-error", shorten(f"{error}", _LONGEST, placeholder=" …"), ""
