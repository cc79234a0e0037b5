"""One exception to a law: which leaves, with which fate, and why."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from clipspec.dialects.reading import Fate

_ANY = "*"
_BELOW = "**"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Leaves that a law leaves out, on the way from one dialect to another.

    `pattern`: their pointer in the source, in which `*` is any item of a list or any member, and
    `**` at its end all that stands below.
    `value`: as JSON, the only value that is meant; "" for any.
    `beside`: a pattern over the same items. The row counts only where the leaf there is lost.
    """

    source: str
    target: str
    pattern: str
    fate: Fate
    reason: str
    value: str = ""
    beside: str = ""

    def covers(
        self, at: str, fate: Fate, value: Any = None, lost: Container[str] = frozenset()
    ) -> bool:
        """Say whether this row excuses a leaf. `lost`: pointers of the leaves that are lost."""
        items = self._items(at) if fate is self.fate else None
        if items is None or (self.value and json.dumps(value) != self.value):
            return False
        return not self.beside or _filled(self.beside, items) in lost

    def _items(self, at: str) -> list[str] | None:
        """Return what stands in a pointer for each `*` of the pattern, None where it differs."""
        wanted, found = self.pattern.split("/"), at.split("/")
        if wanted[-1] == _BELOW and len(found) >= len(wanted):
            wanted.pop()
            found = found[: len(wanted)]
        if len(wanted) != len(found):
            return None
        pairs = list(zip(wanted, found, strict=True))
        if any(want not in (_ANY, token) for want, token in pairs):
            return None
        return [token for want, token in pairs if want == _ANY]


def _filled(pattern: str, items: list[str]) -> str:
    """Return a pattern with items in the place of each `*`; there are as many, or more."""
    rest = iter(items)
    tokens = (next(rest) if token == _ANY else token for token in pattern.split("/"))
    return "/".join(tokens)
