"""What a scalar of YAML means by its tag, its quotes and its text, and what is strange about it."""

from __future__ import annotations

import math
from typing import Any

from clipspec.source import faults, scalars
from clipspec.source.node import Node, Scalar
from clipspec.source.text import Problem

_CORE = "tag:yaml.org,2002:"


def value(event: Any, text: str, node: Scalar, problems: list[Problem]) -> Any:
    """Return the data of a scalar that is no key."""
    check_tag(event, node, ("str", "int", "float", "bool", "null"), problems)
    if event.tag is None and not event.implicit[0]:
        return text
    if event.tag in ("!", _CORE + "str"):
        return text
    check_plain(event, text, node, problems)
    try:
        data = scalars.resolve(text)
    except ValueError:
        problems.append(faults.huge_number(node.start, node.end))
        return 0
    if isinstance(data, float) and not math.isfinite(data):
        problems.append(faults.not_finite(text, node.start, node.end))
    return data


def check_plain(event: Any, text: str, node: Scalar, problems: list[Problem]) -> None:
    """Tell of a text without quotes that a reader of YAML 1.1 takes for something else."""
    if event.implicit[0] and not event.style:
        other = scalars.disagreement(text)
        if other is not None:
            ours = type(scalars.resolve(text))
            fault = faults.version_hazard(text, ours, other, node.start, node.end)
            problems.append(fault)


def check_tag(event: Any, node: Node, known: tuple[str, ...], problems: list[Problem]) -> None:
    """Tell of a tag that is none of the core schema, or none of the `known` ones."""
    tag = event.tag
    if tag is None or tag == "!" or tag in [_CORE + name for name in known]:
        return
    problems.append(faults.unknown_tag(tag, node.start, node.end))
