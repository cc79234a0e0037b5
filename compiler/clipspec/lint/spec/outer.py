"""What is particular about linting a spec: its outer part, and templates without a value yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.validate import UNKNOWN

_TEMPLATE_MARKS = ("{{", "{%", "{#")
_NOTHING: Mapping[str, Any] = {}


def outside(data: dict[str, Any]) -> Iterator[Finding]:
    """What the authoring format refuses around the body and the schemas of params.

    These are judged on their own.
    """
    around = {**data, "video": UNKNOWN} if "video" in data else dict(data)
    if isinstance(data.get("params"), dict):
        around["params"] = dict.fromkeys(data["params"], UNKNOWN)
    return validate.explain("spec", around)


def is_template(value: Any) -> bool:
    """Say whether a string holds Jinja2."""
    return isinstance(value, str) and any(mark in value for mark in _TEMPLATE_MARKS)


def filled(value: Any, at: str = "", known: Mapping[str, Any] = _NOTHING) -> Any:
    """Return a copy of a body with the values that are `known` of templates, by pointer.

    Every other template is `UNKNOWN`.
    """
    if isinstance(value, dict):
        return {k: filled(member, pointers.join(at, k), known) for k, member in value.items()}
    if isinstance(value, list):
        return [filled(item, f"{at}/{index}", known) for index, item in enumerate(value)]
    return known.get(at, UNKNOWN) if is_template(value) else value
