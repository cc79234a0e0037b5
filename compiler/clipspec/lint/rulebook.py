"""Every rule, found by looking into the folders `rules` (checks) and `reported` (pages only)."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from clipspec import discovery
from clipspec.lint import reported, rules
from clipspec.lint.rule import Rule


@cache
def checks() -> tuple[Rule, ...]:
    """Return the rules that check bodies, in the order of their codes."""
    return tuple(sorted(_rules_in(rules), key=lambda rule: rule.code))


@cache
def rulebook() -> dict[str, Rule]:
    """Return every rule by name, in the order of their codes.

    The pages are loaded only when there is something to say: most files are clean.
    """
    everything = sorted([*checks(), *_rules_in(reported)], key=lambda rule: rule.code)
    return {rule.name: rule for rule in everything}


def _rules_in(package: ModuleType) -> list[Rule]:
    """Return the one rule of each module. A module without one raises `StopIteration`."""
    found = discovery.modules(package.__name__, package.__path__)
    return [next(x for x in vars(module).values() if isinstance(x, Rule)) for module in found]
