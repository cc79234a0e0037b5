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
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import Fault, IncludeError, LimitFault, ValueFault
from clipspec.expand.leaf import Leaf, check_tree, is_template, parse_leaf, place, syntax_fault
from clipspec.expand.limits import MAX_TEXT
from clipspec.expand.spec import Spec

_RESULT = "clipspec_result"


class Program:
    """A spec's templates, parsed and, at the first run, compiled.

    `faults` holds what can be found without values; a program with faults does not run.
    """

    def __init__(self, spec: Spec, include: Callable[[str], str]) -> None:
        self.spec = spec
        self.faults: list[Fault] = []
        self._sandbox = Sandbox(include)
        self._include = include
        self._leaves: list[Leaf] = []
        self._line = 1
        self._known = {*spec.params, *self._sandbox.globals}
        self._assignments: list[nodes.Node] = []
        for name, value in spec.vars.items():
            expression = self._expression(value, pointers.join("/vars", name))
            target = nodes.Name(name, "store", lineno=self._line)
            self._assignments.append(nodes.Assign(target, expression, lineno=self._line))
            self._known.add(name)
        stem = self._expression(spec.name, "/name")
        self._result = nodes.List([self._expression(spec.video, "/video"), stem])
        self._template: Template | None = None

    def run(self, values: Mapping[str, Any]) -> tuple[Any, Any] | Fault:
        """Return (body, name) for values of all params, or the first fault."""
        if self._template is None:
            self._template = self._compile()
        self._sandbox.begin()
        context = self._template.new_context(dict(values))
        try:
            for _ in self._template.root_render_func(context):
                pass
        except Exception as error:
            return self._fault(error)
        body, name = context.vars[_RESULT]
        return self._too_long(context.vars) or (body, name)

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
            leaf = parse_leaf(self._sandbox, at, text, self._line)
        except TemplateSyntaxError as error:
            self.faults.append(syntax_fault(self.spec.document, at, error))
            return None
        tree = nodes.Template(leaf.body, lineno=1)
        for rule, message, help_, word, line in check_tree(self._sandbox, tree, self._known):
            start, end = place(self.spec.document, at, line - leaf.first + 1, word)
            self.faults.append(Fault(rule, message, at, start, end, help_))
        self._check_includes(tree, at, ())
        self._leaves.append(leaf)
        self._line += leaf.lines
        self._assignments.append(leaf.statement())
        return leaf

    def _check_includes(self, tree: nodes.Template, at: str, outer: tuple[str, ...]) -> None:
        """Check the files that a template names, and those that they name."""
        for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            target = getattr(node, "template", None)
            name = target.value if isinstance(target, nodes.Const) else None
            if not isinstance(name, str) or name in outer:
                continue
            try:
                inner = self._sandbox.parse(self._include(name))
            except IncludeError as error:
                self.faults.append(self._here("include-not-found", f"`{name}`: {error}", at, name))
                continue
            except TemplateSyntaxError as error:
                fault = self._here("template-syntax", str(error.message), at, name)
                self.faults.append(fault._replace(include=name, line=error.lineno))
                continue
            for rule, message, help_, _, line in check_tree(self._sandbox, inner, self._known):
                fault = self._here(rule, message, at, name)
                self.faults.append(fault._replace(help=help_, include=name, line=line))
            self._check_includes(inner, at, (*outer, name))

    def _here(self, rule: str, message: str, at: str, word: str) -> Fault:
        return Fault(rule, message, at, *place(self.spec.document, at, 1, word))

    def _compile(self) -> Template:
        target = nodes.Name(_RESULT, "store", lineno=self._line)
        last = nodes.Assign(target, self._result, lineno=self._line)
        tree = nodes.Template([*self._assignments, last], lineno=1)
        tree.set_environment(self._sandbox)
        code = self._sandbox.compile(tree, self.spec.document.file, self.spec.document.file)
        return Template.from_code(self._sandbox, code, self._sandbox.globals)

    def _fault(self, error: Exception) -> Fault:
        """Lead an error back to its leaf, and to the file and line where an include raised it."""
        leaf, line, include = self._trace(error)
        rule, message, help_ = _worded(error)
        start, end = place(self.spec.document, leaf.pointer, line)
        name, inner = include or (None, 1)
        return Fault(rule, message, leaf.pointer, start, end, help_, name, inner)

    def _trace(self, error: Exception) -> tuple[Leaf, int, tuple[str, int] | None]:
        leaf, line, include = self._leaves[0], 1, None
        trace = error.__traceback__
        while trace is not None:
            template: Template | None = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None and template is self._template:
                at = template.get_corresponding_lineno(trace.tb_lineno)
                index = bisect_right([one.first for one in self._leaves], at) - 1
                leaf = self._leaves[max(index, 0)]
                line = at - leaf.first + 1
            elif template is not None:
                include = (str(template.name), template.get_corresponding_lineno(trace.tb_lineno))
            trace = trace.tb_next
        return leaf, line, include

    def _too_long(self, values: Mapping[str, Any]) -> Fault | None:
        for leaf in self._leaves:
            value = values[leaf.name]
            if isinstance(value, str) and len(value) > MAX_TEXT:
                start, end = place(self.spec.document, leaf.pointer, 1)
                message = f"a value of more than {MAX_TEXT:,} characters"
                return Fault("template-limit", message, leaf.pointer, start, end)
        return None


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
