"""The dialects of the API, one module or package each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from clipspec.dialects.dialect import Clue, Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate, Reading, Remark

__all__ = ["Clue", "Dialect", "Draft", "Fate", "Policy", "Reading", "Remark", "dialects"]


@cache
def dialects() -> dict[str, Dialect]:
    """Return every dialect by name, oldest first. A module or package named `v…` here is one."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = (import_module(f"{__name__}.{name}").DIALECT for name in names if name[0] == "v")
    return {dialect.name: dialect for dialect in found}
