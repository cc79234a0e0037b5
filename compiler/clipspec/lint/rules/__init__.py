"""Every rule, one module each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from clipspec.lint.rule import Rule


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by name, in the order of their codes. A module without one is an error."""
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    found = [next(x for x in vars(module).values() if isinstance(x, Rule)) for module in modules]
    return {rule.name: rule for rule in sorted(found, key=lambda rule: rule.code)}
