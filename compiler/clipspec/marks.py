"""The marks by which a text is known to hold Jinja2, for those who do not load Jinja2 for that."""

from __future__ import annotations

from typing import Any

TEMPLATE_MARKS = ("{{", "{%", "{#")
"""What opens an expression, a statement and a comment."""


def is_template(value: Any) -> bool:
    """Say whether a value is a text that holds Jinja2."""
    return isinstance(value, str) and any(mark in value for mark in TEMPLATE_MARKS)
