"""An object of a body while it is being read: it gives what fits and remarks on what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.dialects.field import OBJECT, Field, Kind
from clipspec.dialects.reading import Fate, Remarks
from clipspec.model import Sourced
from clipspec.validate.words import kind as kind_of
from clipspec.validate.words import subject


class Part(NamedTuple):
    """A mapping in a body and its pointer. The parts of one body share their remarks.

    Nothing here raises, whatever the JSON: rules look at wrong bodies too.
    """

    members: Mapping[str, Any]
    at: str
    remarks: Remarks

    def take(self, key: str, kind: Kind) -> Sourced[Any] | None:
        """Return a member in the hub's words, or None where it is missing or does not fit."""
        if key not in self.members:
            return None
        here, value = self.place(key), self.members[key]
        if kind is OBJECT and value == {}:
            self._empty(here)
            return None
        taken = kind.read(value)
        if taken is None:
            self._misfit(here, value, kind.words)
            return None
        return Sourced(taken, here)

    def take_fields(self, fields: Iterable[Field]) -> dict[str, Any]:
        """Return what stands in the members that a table names, by the hub's names for them."""
        return {row.name: self.take(row.key, row.kind) for row in fields}

    def take_within(self, key: str, fields: Iterable[Field]) -> dict[str, Any]:
        """Return what stands in the members of a member, by a table as in `take_fields`."""
        part = self.part(key)
        return part.take_fields(fields) if part else {}

    def part(self, key: str) -> Part | None:
        """Return a member that is an object, or None where it is missing, empty or none."""
        taken = self.take(key, OBJECT)
        return Part(taken.value, taken.at, self.remarks) if taken else None

    def parts(self, key: str) -> Iterator[Part]:
        """Yield the objects in a member that is a list of objects."""
        value = self.members.get(key)
        here = self.place(key)
        if not isinstance(value, list) or not value:
            if value == []:
                self._empty(here)
            elif key in self.members:
                self._misfit(here, value, "a list of objects")
            return
        for index, item in enumerate(value):
            at = pointers.join(here, index)
            if item == {}:
                self._empty(at)
            if isinstance(item, dict):
                yield Part(item, at, self.remarks)
            else:
                self._misfit(at, item, "an object")

    def place(self, key: str) -> str:
        """Return the pointer of a member."""
        return pointers.join(self.at, key)

    def remark(self, key: str, fate: Fate, text: str) -> None:
        """Remark on a member, if it is there."""
        if key in self.members:
            self.remarks.say(self.place(key), fate, text)

    def misfit(self, key: str, words: str) -> None:
        """Remark on a member whose value it does not take. `words` end the sentence "takes …"."""
        self._misfit(self.place(key), self.members[key], words)

    def _empty(self, at: str) -> None:
        self.remarks.say(at, Fate.EXACT, "says nothing")

    def _misfit(self, at: str, value: Any, words: str) -> None:
        text = f"{subject(at)} is {kind_of(value)}, but takes {words}: correct it"
        self.remarks.say(at, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
