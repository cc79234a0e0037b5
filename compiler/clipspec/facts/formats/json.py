"""For programs: `clipspec/facts/1`, described by the schema `report/facts`."""

from __future__ import annotations

import json
from typing import Any


def render(data: dict[str, Any]) -> str:
    """Render facts as one JSON object."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
