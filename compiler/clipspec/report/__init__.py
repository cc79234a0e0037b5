"""The output formats of `lint`, one module each, found by looking into this folder.

A format is a module with `render(report, color) -> str`.
"""

from __future__ import annotations

from importlib import import_module

from clipspec import discovery
from clipspec.lint.report import LintReport


def formats() -> list[str]:
    """Return the name of every format."""
    return discovery.names(__path__)


def render(report: LintReport, form: str, color: bool = False) -> str:
    """Return a report in a format by its name. `color` asks for ANSI colours where it has any."""
    text: str = import_module(f"{__name__}.{form}").render(report, color)
    return text
