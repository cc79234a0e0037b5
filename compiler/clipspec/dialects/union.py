"""An object whose `type` decides which members it has, while it is being read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from clipspec.dialects.field import TEXT, Field, Kind
from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate
from clipspec.model import Sourced
from clipspec.validate.words import choices, shown


class Union(NamedTuple):
    """The types of an object.

    `rows`: the members by the hub's name of the type. `marks`: the members that betray a type
    where the tag is missing.
    """

    tag: Kind
    rows: Mapping[str, tuple[Field, ...]]
    marks: Mapping[str, str]


def kind_in(part: Part, union: Union) -> Sourced[Any] | None:
    """Return the type of an object, from its tag or else from a member that betrays it."""
    tag = part.take("type", union.tag)
    if tag is not None:
        return tag
    for key, kind in union.marks.items():
        if part.take(key, TEXT):
            return Sourced(kind, part.place(key))
    text = f"nothing here tells its type: set `type` to {union.tag.words}, or accept its loss"
    part.remarks.say(part.at, Fate.NEEDS_INPUT, text)
    return None


def members_in(part: Part, union: Union, kind: Sourced[Any]) -> dict[str, Any]:
    """Return the members of one type, and remark on those that only other types have."""
    rows = union.rows[kind.value]
    own = {row.key for row in rows}
    for row in (row for others in union.rows.values() for row in others):
        if row.key not in own:
            owners = [name for name, others in union.rows.items() if row in others]
            takes = choices(map(union.tag.write, owners))
            tag = shown(union.tag.write(kind.value))
            text = f"only {takes} has it, and this is {tag}: correct it"
            part.remark(row.key, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    return part.take_fields(rows)
