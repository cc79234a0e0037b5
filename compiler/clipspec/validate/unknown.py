"""A value that is not known yet: it stands in for a template until data arrives."""

from __future__ import annotations

from typing import Any, Final


class _Unknown:
    """Has no JSON type, so that no check of a type, a range or an enum holds for it by accident."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __deepcopy__(self, memo: dict[int, Any]) -> _Unknown:
        return self

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()
"""The one unknown value."""
