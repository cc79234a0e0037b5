"""What a rule is: a code, a name, a severity, a manual page, and a check that yields findings.

A rule is one module in `lint/rules/`. Its file name is the rule's name, its docstring the page,
and the module holds exactly one `Rule`. The rules that only have a page (`reported`) describe
what another stage says: the reader, the schemas, the compiler.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.dialect import Dialect

if TYPE_CHECKING:
    from clipspec.model import Video


class Body:
    """A body as rules see it: its data, where templates are `UNKNOWN`, and the hub's view of it."""

    def __init__(self, data: Mapping[str, Any], dialect: Dialect) -> None:
        self.data = data
        self.dialect = dialect

    @cached_property
    def video(self) -> Video | None:
        """The body in the hub's words; None while its dialect cannot be read."""
        return self.dialect.read(self.data).video if self.dialect.read else None

    def values(self, pattern: str, kind: type | tuple[type, ...] = object) -> Iterator[_Placed]:
        """Yield (pointer, value) for a pointer in which `*` stands for any item or member.

        Only values of the given kind; true and false are not numbers.
        """
        found: list[_Placed] = [("", self.data)]
        for token in pointers.split(pattern):
            found = [child for at, value in found for child in _children(at, value, token)]
        for at, value in found:
            if isinstance(value, kind) and (kind in (object, bool) or not isinstance(value, bool)):
                yield at, value

    def objects(self, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (pointer, object) for a pattern as in `values`."""
        yield from self.values(pattern, dict)


_Placed = tuple[str, Any]
Check = Callable[[Body], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule. `dialects`: those it looks at, none for every dialect that can be read into the hub.

    `check` is None for a page of another stage, which `stage` names.
    """

    code: str
    name: str
    severity: Severity
    page: str
    dialects: tuple[str, ...] = ()
    check: Check | None = None
    stage: str = "lint"

    def applies(self, dialect: Dialect) -> bool:
        """Say whether this rule has something to check in a dialect."""
        if self.check is None:
            return False
        return dialect.name in self.dialects if self.dialects else dialect.read is not None


def rule(code: str, severity: Severity, *dialects: str) -> Callable[[Check], Rule]:
    """Make a check into a rule of the given code. Without dialects it looks at the hub's view."""

    def register(check: Check) -> Rule:
        return Rule(code, *_named(check.__module__, severity), dialects, check)

    return register


def reported(module: str, code: str, severity: Severity, stage: str) -> Rule:
    """Make a page for what another stage reports: `source`, `schema`, `engine` or `compile`."""
    return Rule(code, *_named(module, severity), stage=stage)


def _named(module: str, severity: Severity) -> tuple[str, Severity, str]:
    name = module.rpartition(".")[2].replace("_", "-")
    return name, severity, sys.modules[module].__doc__ or ""


def _children(at: str, value: Any, token: str) -> Iterator[_Placed]:
    if isinstance(value, dict):
        names = list(value) if token == "*" else [token] if token in value else []
        for name in names:
            yield pointers.join(at, name), value[name]
    elif isinstance(value, list):
        indexes = range(len(value)) if token == "*" else [int(token)] if token.isdecimal() else []
        for index in indexes:
            if index < len(value):
                yield pointers.join(at, index), value[index]
