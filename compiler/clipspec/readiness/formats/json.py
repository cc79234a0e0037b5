"""For programs: `clipspec/readiness-report/1`, described by the schema `report/readiness`."""

from __future__ import annotations

import json

from clipspec.readiness.data import as_data
from clipspec.readiness.readiness import Readiness


def render(readiness: Readiness, color: bool) -> str:
    """Render a report as one JSON object; the format has no colours."""
    del color
    return json.dumps(as_data(readiness), ensure_ascii=False, indent=2) + "\n"
