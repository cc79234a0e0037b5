"""All templates of a spec as one compiled Jinja2 program: values in, body out.

Each templated leaf is one assignment, and a last one builds the body from them. Nothing is ever
parsed from rendered text, so data cannot change the structure; whole expressions keep their type;
and the line of an error leads back to its leaf.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from clipspec import pointer as pointers
from clipspec.errors import IncludeError
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import Fault, LimitFault, ValueFault
from clipspec.expand.inspection import Inspection
from clipspec.expand.leaf import Leaf, is_template, move, parse_leaf
from clipspec.expand.limits import MAX_TEXT
from clipspec.expand.spec import Spec
from clipspec.expand.words import culprit, tag, word

_RESULT = "clipspec_result"


class Program:
    """A spec's templates, parsed and, at the first run, compiled.

    `include` returns a file's text; without it no included file is looked into. `faults` holds what
    can be found without values; a program with faults does not run.
    """

    def __init__(self, spec: Spec, include: Callable[[str], str] | None) -> None:
        self.spec = spec
        self.faults: list[Fault] = []
        self.leaves: list[Leaf] = []
        self._sandbox = Sandbox(include or _no_include)
        self._include = include
        self._line = 1
        self._known = {*spec.params, *self._sandbox.globals}
        self._constant = set(self._sandbox.globals)
        self._early: list[nodes.Node] = []
        self._late: list[nodes.Node] = []
        for name, value in spec.vars.items():
            self._var(name, value)
        stem = self._expression(spec.name, "/name")
        self._result = nodes.List([self._expression(spec.video, "/video"), stem])
        self._template: Template | None = None

    def run(self, values: Mapping[str, Any]) -> tuple[Any, Any] | Fault:
        """Return (body, name) for values of all params, or the first fault."""
        context = self._start(values)
        try:
            for _ in self._compiled.root_render_func(context):
                pass
        except Exception as error:
            return self._fault(error)
        body, name = context.vars[_RESULT]
        return self._too_long(context.vars) or (body, name)

    def constants(self) -> dict[str, Any] | Fault:
        """Return the value, by pointer, of each leaf that reads no param, or the first fault."""
        fixed = list(filter(self._fixed, self.leaves))
        if not fixed:
            return {}
        context = self._start({})
        try:
            next(self._compiled.root_render_func(context))
        except Exception as error:
            return self._fault(error)
        return {leaf.pointer: context.vars[leaf.name] for leaf in fixed}

    def _start(self, values: Mapping[str, Any]) -> Any:
        self._sandbox.begin()
        return self._compiled.new_context(dict(values))

    @property
    def _compiled(self) -> Template:
        if self._template is None:
            self._template = self._compile()
        return self._template

    def _fixed(self, leaf: Leaf) -> bool:
        return not leaf.open and leaf.names <= self._constant

    def _var(self, name: str, value: Any) -> None:
        at = pointers.join("/vars", name)
        expression = self._expression(value, at)
        target = nodes.Name(name, "store", lineno=self._line)
        assignment = nodes.Assign(target, expression, lineno=self._line)
        self._known.add(name)
        inside = (leaf for leaf in self.leaves if pointers.within(leaf.pointer, at))
        fixed = name not in self.spec.params and all(map(self._fixed, inside))
        if fixed:
            self._constant.add(name)
        (self._early if fixed else self._late).append(assignment)

    def _expression(self, value: Any, at: str) -> nodes.Expr:
        """Return an expression for a value; templates below it become assignments before it."""
        if is_template(value):
            leaf = self._leaf(value, at)
            if leaf is None:
                return nodes.Const(None, lineno=self._line)
            return nodes.Name(leaf.name, "load", lineno=leaf.first)
        if isinstance(value, dict):
            pairs = [
                nodes.Pair(nodes.Const(key), self._expression(member, pointers.join(at, key)))
                for key, member in value.items()
            ]
            return nodes.Dict(pairs, lineno=self._line)
        if isinstance(value, list):
            items = [self._expression(v, pointers.join(at, i)) for i, v in enumerate(value)]
            return nodes.List(items, lineno=self._line)
        return nodes.Const(value, lineno=self._line)

    def _leaf(self, text: str, at: str) -> Leaf | None:
        try:
            tree = parse_leaf(self._sandbox, text)
        except TemplateSyntaxError as error:
            within = culprit(self._sandbox, text, error)
            self.faults.append(Fault("template-syntax", str(error.message), at, within))
            return None
        found = Inspection(self._sandbox, self._include, self._known)
        found.look(tree, at, text)
        self.faults += found.faults
        move(tree, self._line - 1)
        names, unknown = frozenset(found.names), bool(found.unread)
        leaf = Leaf(at, text, self._line, tree.body, names, unknown)
        self.leaves.append(leaf)
        self._line += leaf.lines
        (self._early if self._fixed(leaf) else self._late).append(leaf.statement())
        return leaf

    def _compile(self) -> Template:
        """Compile what needs no params, a first yield, and then all the rest."""
        target = nodes.Name(_RESULT, "store", lineno=self._line)
        last = nodes.Assign(target, self._result, lineno=self._line)
        pause = nodes.Output([nodes.TemplateData(" ")], lineno=self._line)
        tree = nodes.Template([*self._early, pause, *self._late, last], lineno=1)
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
        return Fault(rule, message, leaf.pointer, within, help_, name, inner)

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

    def _too_long(self, values: Mapping[str, Any]) -> Fault | None:
        for leaf in self.leaves:
            value = values[leaf.name]
            if isinstance(value, str) and len(value) > MAX_TEXT:
                message = f"a value of more than {MAX_TEXT:,} characters"
                return Fault("template-limit", message, leaf.pointer)
        return None


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
    return "template-error", f"{error}", ""
