"""What is particular about linting a spec: what stands around its body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.validate import UNKNOWN


def outside(data: dict[str, Any]) -> Iterator[Finding]:
    """What the authoring format refuses around the body and the schemas of params.

    These are judged on their own.
    """
    around = {**data, "video": UNKNOWN} if "video" in data else dict(data)
    if isinstance(data.get("params"), dict):
        around["params"] = dict.fromkeys(data["params"], UNKNOWN)
    if not validate.is_settled("spec", around, aside="video"):
        yield from validate.explain("spec", around)
