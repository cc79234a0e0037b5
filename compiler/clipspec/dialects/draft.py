"""A body while it is being written: every leaf says where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.reading import Fate, Remark
from clipspec.model import Sourced


@dataclass(slots=True)
class Draft:
    """A body under construction and its ledger.

    `origins`: target pointer to the source pointer whose value it carries.
    `added`: target pointer to the reason why it is there without a source.
    `remarks`: source pointer to its fate, where that is not plainly exact.
    """

    body: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)

    def put(self, target: str, source: Sourced[Any] | None, value: Any = None) -> None:
        """Write a sourced value (or `value` derived from it) at a pointer; None is not written."""
        if source is not None:
            self._set(target, source.value if value is None else value)
            self.origins[target] = source.at

    def add(self, target: str, value: Any, reason: str) -> None:
        """Write a value that no source leaf stated."""
        self._set(target, value)
        self.added[target] = reason

    def remark(self, source: Sourced[Any] | None, fate: Fate, text: str) -> None:
        """State the fate of a source leaf. The graver of two fates stays."""
        if source is not None:
            order = list(Fate)
            known = self.remarks.get(source.at)
            if known is None or order.index(fate) > order.index(known.fate):
                self.remarks[source.at] = Remark(fate, text)

    def _set(self, target: str, value: Any) -> None:
        """Set a member, making objects and appending to lists on the way (lists in order)."""
        tokens = pointers.split(target)
        here: Any = self.body
        for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
            fresh = value if following == "" else [] if following.isdecimal() else {}
            if isinstance(here, list):
                if int(token) == len(here):
                    here.append(fresh)
                here = here[int(token)]
            else:
                here = here.setdefault(token, fresh)
