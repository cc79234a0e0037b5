"""What v3 takes as fine tuning of a voice, by the vendor that it belongs to.

The names of models differ from those of v2. Source: the vendor's machine schema of 2026-07-21.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources


def takes(vendor: str, setting: str, value: Any) -> bool:
    """Say whether a setting is one of a vendor's, and its value one that it may have."""
    listed = _settings(vendor).get(setting)
    return listed is not None and (value is None or not listed or value in listed)


def values(vendor: str, setting: str) -> list[Any]:
    """Return the values that a setting takes, none where they are not listed."""
    return _settings(vendor).get(setting, [])


@cache
def _settings(vendor: str) -> dict[str, list[Any]]:
    """Return the settings of a vendor, each with the values that are listed of it."""
    at = f"/$defs/{vendor}Voice/properties"
    found: dict[str, Any] = pointers.get(resources.schema("heygen/v3"), at)
    return {
        name: [value for value in each.get("enum", []) if value is not None]
        for name, each in found.items()
        if name != "engine_type"
    }
