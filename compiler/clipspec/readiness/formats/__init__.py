"""The output formats of `readiness`, one module each, found by looking into this folder.

A format is a module with `render(readiness, color) -> str`.
"""

from __future__ import annotations

from importlib import import_module

from clipspec import discovery
from clipspec.readiness.readiness import Readiness


def formats() -> list[str]:
    """Return the name of every format."""
    return discovery.names(__path__)


def render(readiness: Readiness, form: str, color: bool = False) -> str:
    """Return a report in a format by its name. `color` asks for ANSI colours where it has any."""
    text: str = import_module(f"{__name__}.{form}").render(readiness, color)
    return text
