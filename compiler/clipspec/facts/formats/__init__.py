"""The output formats of `facts`, one module each, found by looking into this folder.

A format is a module with `render(data) -> str`, where `data` is what `facts.gather` returns.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from clipspec import discovery


def formats() -> list[str]:
    """Return the name of every format."""
    return discovery.names(__path__)


def render(data: dict[str, Any], form: str) -> str:
    """Return gathered facts in a format by its name."""
    text: str = import_module(f"{__name__}.{form}").render(data)
    return text
