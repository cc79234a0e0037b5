"""A body while it is being written: every leaf says where it came from."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.dialects.field import Field
from clipspec.dialects.reading import Fate, Remarks
from clipspec.model import Sourced


class Loss(NamedTuple):
    """What a dialect says of a value that it has no place for.

    `harmless`: the values by which nothing is lost, for they ask for what the dialect does anyway.
    `answer`: the option that answers it, "" where there is none.
    """

    text: str = ""
    harmless: tuple[Any, ...] = ()
    answer: str = ""


def members(source: Sourced[Mapping[str, Any]]) -> Iterator[tuple[str, Sourced[Any]]]:
    """Yield the members of an object by name, each from its own place."""
    for name, value in source.value.items():
        yield name, Sourced(value, pointers.join(source.at, name))


@dataclass(slots=True)
class Draft:
    """A body of one dialect under construction, and the ledger of its leaves.

    `origins`: target pointer to the source pointers whose values it carries.
    `added`: target pointer to the reason why it is there without a source.
    `remarks`: on source pointers whose fate is not plainly exact.
    `notes`: on the whole body, where there is no leaf to remark on.
    """

    dialect: str
    body: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, tuple[str, ...]] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    remarks: Remarks = field(default_factory=Remarks)
    notes: list[str] = field(default_factory=list)

    def put(self, target: str, source: Sourced[Any], value: Any = None) -> None:
        """Write a sourced value, or `value` made of it.

        A container is copied, and each of its leaves comes from the same place below the source.
        """
        written = copy.deepcopy(source.value if value is None else value)
        self._set(target, written)
        for below, _ in pointers.leaves(written):
            self._credit(target + below, source.at + below)

    def put_members(self, target: str, source: Sourced[Mapping[str, Any]]) -> None:
        """Write the members of an object into one that may have others."""
        for name, member in members(source):
            self.put(pointers.join(target, name), member)

    def credit(self, target: str, source: Sourced[Any]) -> None:
        """Say that a target that is already written also carries the value of this source."""
        self._credit(target, source.at)

    def put_fields(
        self,
        at: str,
        thing: Any,
        fields: Iterable[Field],
        losses: Mapping[str, Loss] | None = None,
    ) -> list[str]:
        """Write attributes of one of the hub's objects, row by row of a table.

        Returns the pointers that were written; a value without a word for it is remarked on, as
        `losses` says, by the attribute's name.
        """
        written = []
        for row in fields:
            source = getattr(thing, row.name)
            if source is None:
                continue
            value = row.kind.write(source.value)
            if value is None:
                text = f"`{row.key}` of {self.dialect} takes {row.kind.words} only"
                self.lose(source, (losses or {}).get(row.name, Loss(text)))
            else:
                written.append(f"{at}/{row.key}")
                self.put(written[-1], source, value)
        return written

    def leave_rest(
        self, thing: Any, written: Iterable[str], losses: Mapping[str, Loss] | None = None
    ) -> None:
        """Remark on every stated attribute of a hub's object that was not written.

        So what the hub learns to say is reported as lost by every older dialect. `losses` says
        more, by the attribute's name.
        """
        names = set(written)
        for name, source in zip(thing._fields, thing, strict=True):
            if isinstance(source, Sourced) and name not in names:
                self.lose(source, (losses or {}).get(name, Loss()))

    def lose(self, source: Sourced[Any] | None, loss: Loss) -> None:
        """Remark on a value that the dialect has no place for; of one not stated, nothing."""
        if source is None:
            return
        if any(source.value is each or (source.value == each and not isinstance(each, bool))
               for each in loss.harmless):  # fmt: skip
            self.remark(source, Fate.EXACT, f"left out: {self.dialect} does that anyway")
        else:
            text = loss.text or f"{self.dialect} has no place for it"
            self.remark(source, Fate.NO_EQUIVALENT, text, loss.answer)

    def lose_all(self, thing: Any, loss: Loss) -> None:
        """Remark on every value that one of the hub's objects states, for the same reason."""
        self.leave_rest(thing, [], dict.fromkeys(thing._fields, loss))

    def add(self, target: str, value: Any, reason: str) -> None:
        """Write a value that no source leaf stated."""
        self._set(target, value)
        self.added[target] = reason

    def keep_item(self, at: str, reason: str) -> None:
        """Write an empty object for an item of a list, if nothing of it was written."""
        try:
            pointers.get(self.body, at)
        except KeyError:
            self.add(at, {}, reason)

    def remark(self, source: Sourced[Any] | None, fate: Fate, text: str, answer: str = "") -> None:
        """State the fate of a source leaf, as `Remarks.say`; of one that is not stated, nothing."""
        if source is not None:
            self.remarks.say(source.at, fate, text, answer)

    def _credit(self, target: str, source: str) -> None:
        known = self.origins.get(target, ())
        if source not in known:
            self.origins[target] = (*known, source)

    def _set(self, target: str, value: Any) -> None:
        """Set a member, making objects and lists on the way; items are written in order."""
        tokens = pointers.split(target)
        here: Any = self.body
        for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
            fresh = value if following == "" else [] if following.isdecimal() else {}
            if isinstance(here, list):
                if int(token) == len(here):
                    here.append(fresh)
                here = here[int(token)]
            elif following == "":
                here[token] = value
            else:
                here = here.setdefault(token, fresh)
