"""The dialects of the API, one module or package each, found by looking into this folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from clipspec import discovery
from clipspec.dialects.dialect import Clue, Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate, Reading, Remark

__all__ = ["Clue", "Dialect", "Draft", "Fate", "Policy", "Reading", "Remark", "dialects"]


@cache
def dialects() -> dict[str, Dialect]:
    """Return every dialect by name, oldest first. A module or package named `v…` here is one."""
    names = [name for name in discovery.names(__path__) if name.startswith("v")]
    found = (import_module(f"{__name__}.{name}").DIALECT for name in names)
    return {dialect.name: dialect for dialect in found}
