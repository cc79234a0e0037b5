"""Every rule, found by looking into the folders `rules` (checks) and `reported` (pages only)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from clipspec import discovery
from clipspec.diagnostics import Diagnostic, Finding, Fix, Related, Severity, Span
from clipspec.lint import reported, rules
from clipspec.lint.rule import Body, Rule

# How a module gives its rule a code. Where it does so in another way, it is loaded to be asked.
_GIVES_CODE = re.compile(r'^(?:@rule\(|RULE = reported\(__name__, )"(CS\d+)"', re.MULTILINE)


class Rulebook(Mapping[str, Rule]):
    """The rules by name, in the order of their codes. Only one that is asked for is loaded."""

    def __getitem__(self, name: str) -> Rule:
        return _load(name)

    def __contains__(self, name: object) -> bool:
        return name in _places()

    def __iter__(self) -> Iterator[str]:
        return iter(codes())

    def __len__(self) -> int:
        return len(_places())


_BOOK = Rulebook()


def rulebook() -> Rulebook:
    """Return every rule by name, in the order of their codes."""
    return _BOOK


@cache
def codes() -> dict[str, str]:
    """Return the code of every rule by its name, in their order, without loading the rules."""
    found = {name: _code(name, place) for name, place in _places().items()}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def severity_of(finding: Finding) -> Severity:
    """Return how bad a finding is: its own word, or its rule's."""
    return finding.severity or rulebook()[finding.rule].severity


def diagnostic(
    rule: str,
    file: str,
    span: Span,
    message: str,
    help_: str = "",
    *,
    pointer: str = "",
    severity: Severity | None = None,
    related: Iterable[Related] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """Return what a rule says at a place in a file, as bad as the rule says unless stated."""
    page = rulebook()[rule]
    bad = severity or page.severity
    place = (pointer, span, tuple(related), fix)
    return Diagnostic(file, page.code, page.name, bad, message, help_, *place)


def checks() -> tuple[Rule, ...]:
    """Return the rules that check bodies, in the order of their codes."""
    return tuple(rule for rule in _BOOK.values() if rule.check is not None)


def concerned(body: Body, refused: bool) -> Iterator[Rule]:
    """Yield the rules that have something to look at in a body, family by family.

    `refused`: the schema has something against the body, or may have.
    """
    for family in families():
        if family.concerns(body, refused):
            for rule in rules_of(family.__name__):
                if rule.applies(body.dialect):
                    yield rule


@cache
def families() -> tuple[ModuleType, ...]:
    """Return the folders of checks."""
    return tuple(discovery.modules(rules.__name__, rules.__path__))


@cache
def rules_of(family: str) -> tuple[Rule, ...]:
    """Return the checks in the folder of a family."""
    path = import_module(family).__path__
    return tuple(_rule(module) for module in discovery.modules(family, path))


@cache
def _places() -> dict[str, str]:
    """The module of every rule by its name, without loading any of them."""
    packages = [reported, *families()]
    return {
        name.replace("_", "-"): f"{package.__name__}.{name}"
        for package in packages
        for name in discovery.names(package.__path__)
    }


def _code(name: str, module: str) -> str:
    found = _GIVES_CODE.search(discovery.source(module))
    return found[1] if found is not None else _BOOK[name].code


@cache
def _load(name: str) -> Rule:
    return _rule(import_module(_places()[name]))


def _rule(module: ModuleType) -> Rule:
    """Return the one rule of a module. A module without one raises `StopIteration`."""
    return next(x for x in vars(module).values() if isinstance(x, Rule))
