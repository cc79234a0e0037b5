"""What a template says without values: its faults, the names it uses, the files it includes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from clipspec.errors import IncludeError
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import Fault
from clipspec.expand.words import Stretch, word
from clipspec.nearest import nearest

_NAMING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
# What gives a name a meaning of its own. Without any, every name that is read is one from outside.
_SCOPES = (
    nodes.Assign, nodes.AssignBlock, nodes.Block, nodes.CallBlock, nodes.For, nodes.FromImport,
    nodes.Import, nodes.Macro, nodes.With,
)  # fmt: skip


_Found = tuple[str, str, str, str, str, int]
"""A fault: rule, message, help, the word that it is about, the token before that, the line."""


class Inspection:
    """What was found in one leaf and in the files that it includes.

    `names`: the variables that it reads. `included`: the names of the files. `unread`: the files
    that it may include and that nobody has looked into, `""` for one whose name is computed.
    """

    def __init__(
        self, sandbox: Sandbox, include: Callable[[str], str] | None, known: Iterable[str]
    ) -> None:
        self._sandbox = sandbox
        self._include = include
        self._known = set(known)
        self.faults: list[Fault] = []
        self.names: set[str] = set()
        self.unread: list[str] = []
        self.included: set[str] = set()

    def look(self, tree: nodes.Template, pointer: str, text: str) -> None:
        """Inspect the tree of the leaf at a pointer; its lines count from 1."""

        def placed(line: int, name: str, after: str = "") -> Stretch | None:
            return word(self._sandbox, text, line, name, after)

        everything = list(tree.find_all(nodes.Node))
        for rule, message, help_, name, after, line in self._check(tree, everything):
            within = placed(line, name, after)
            self.faults.append(Fault(rule, message, pointer, within, help_))
        for node, name in _included(everything):
            self._file(node, name, Fault("", "", pointer, placed(node.lineno, name)))

    def _file(
        self, node: nodes.Node, name: str, here: Fault, around: tuple[str, ...] = (), sure: int = 0
    ) -> None:
        """Inspect a file that a tag includes, and those that it includes in turn.

        `here` stands for the place in the leaf, whose fault it becomes as well. `around`: the files
        in which the tag stands, from the outermost; from number `sure` on, each is included
        whatever the values are.
        """
        circle = name in around[sure:]
        limits = self._sandbox.limits
        if circle or len(around) == limits.includes:
            what = f"`{name}` includes itself" if circle else "files that include each other"
            message = str(limits.fault("includes", what))
            fault = here._replace(rule="template-limit", message=message)
            self.faults.append(fault._replace(include=around[-1], line=node.lineno))
            return
        if name in self.included:
            return
        self.included.add(name)
        if not name or self._include is None:
            self.unread.append(name)
            return
        try:
            tree = self._sandbox.parse(self._include(name))
        except IncludeError as error:
            fault = here._replace(rule="include-not-found", message=f"`{name}`: {error}")
            self.faults += [] if _may_miss(node) else [fault]
            return
        except TemplateSyntaxError as error:
            message, line = str(error.message), error.lineno
            fault = here._replace(rule="template-syntax", message=message)
            self.faults.append(fault._replace(include=name, line=line))
            return
        everything = list(tree.find_all(nodes.Node))
        for rule, message, help_, _, _, line in self._check(tree, everything):
            fault = here._replace(rule=rule, message=message, help=help_)
            self.faults.append(fault._replace(include=name, line=line))
        always = _unconditional(tree)
        for inner, file in _included(everything):
            start = sure if inner in always else len(around) + 1
            self._file(inner, file, here, (*around, name), start)

    def _check(self, tree: nodes.Template, everything: list[nodes.Node]) -> list[_Found]:
        found = _unknown_filters(self._sandbox, everything)
        if found:
            return found  # Jinja2 cannot look for names behind a filter that it does not know
        read = [node for node in everything if isinstance(node, nodes.Name)]
        names = {node.name for node in read}
        if any(isinstance(node, _SCOPES) for node in everything):
            tree.set_environment(self._sandbox)
            names = find_undeclared_variables(tree)
        self.names |= names
        for name in sorted(names - self._known):
            meant = nearest(name, self._known)
            help_ = f"did you mean `{meant}`?" if meant else "declare it under `params` or `vars`"
            line = min(node.lineno or 1 for node in read if node.name == name)
            found.append(("undefined-name", f"`{name}` is not defined", help_, name, "", line))
        return found


def _included(everything: Iterable[nodes.Node]) -> Iterator[tuple[nodes.Node, str]]:
    """Yield the tags that include files, with the name of each file."""
    for node in everything:
        if isinstance(node, _NAMING):
            for name in _files(node):
                yield node, name


def _unconditional(tree: nodes.Template) -> list[nodes.Node]:
    """Return the tags that include one file whatever the values are: none in an `if` or a loop."""
    found: list[nodes.Node] = []
    for node in tree.body:
        if isinstance(node, _NAMING) and len(_files(node)) == 1:
            found.append(node)
        if isinstance(node, nodes.Extends):
            break  # what follows is for the blocks only
    return found


def _files(node: nodes.Node) -> list[str]:
    """Return the names of the files that a tag may include, `""` for a computed one."""
    target = getattr(node, "template", None)
    several = target.items if isinstance(target, (nodes.List, nodes.Tuple)) else [target]
    values = [each.value if isinstance(each, nodes.Const) else "" for each in several]
    return [value if isinstance(value, str) else "" for value in values]


def _may_miss(node: nodes.Node) -> bool:
    """Say whether a tag does without a file: `ignore missing`, or the first of several."""
    return getattr(node, "ignore_missing", False) or len(_files(node)) > 1


def _unknown_filters(sandbox: Sandbox, everything: Iterable[nodes.Node]) -> list[_Found]:
    tables: Mapping[type, tuple[str, Mapping[str, Any]]] = {
        nodes.Filter: ("|", sandbox.filters),
        nodes.Test: ("is", sandbox.tests),
    }
    found = []
    for node in everything:
        if type(node) not in tables:
            continue
        (after, table), name = tables[type(node)], getattr(node, "name", "")
        if name not in table:
            meant = nearest(name, table)
            help_ = f"did you mean `{meant}`?" if meant else ""
            message = f"no {type(node).__name__.lower()} is called `{name}`"
            found.append(("unknown-filter", message, help_, name, after, node.lineno))
    return found
