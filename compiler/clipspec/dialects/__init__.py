"""The dialects of the API, one module or package each, found by looking into this folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from clipspec import discovery
from clipspec.dialects.dialect import Dialect


@cache
def dialects() -> dict[str, Dialect]:
    """Return every dialect by name, oldest first. A module or package named `v…` here is one."""
    names = [name for name in discovery.names(__path__) if name.startswith("v")]
    found = (import_module(f"{__name__}.{name}").DIALECT for name in names)
    return {dialect.name: dialect for dialect in found}
