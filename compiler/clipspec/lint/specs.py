"""What is particular about linting a spec: its outer part, and templates without a value yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.lint.subject import Subject
from clipspec.validate import UNKNOWN

_TEMPLATE_MARKS = ("{{", "{%", "{#")
_REASON = "a template: its value is known only when the spec is compiled"


def outer(data: dict[str, Any]) -> Iterator[Finding]:
    """What the authoring format refuses around the body, which is judged on its own."""
    around = {**data, "video": UNKNOWN} if "video" in data else data
    return validate.explain("spec", around)


def is_template(value: Any) -> bool:
    """Say whether a string holds Jinja2."""
    return isinstance(value, str) and any(mark in value for mark in _TEMPLATE_MARKS)


def blank(value: Any) -> Any:
    """Return a copy of a body in which every template is `UNKNOWN`."""
    if isinstance(value, dict):
        return {key: blank(member) for key, member in value.items()}
    if isinstance(value, list):
        return [blank(item) for item in value]
    return UNKNOWN if is_template(value) else value


def not_checked(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield (pointer, reason) for every leaf of a spec's body that could not be judged."""
    if subject.kind == "spec" and subject.dialect is not None:
        for at, value in pointers.leaves(subject.body, subject.at):
            if is_template(value):
                yield at, _REASON
