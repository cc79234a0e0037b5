"""What a v3 object says: its members without nulls, which stand for what is left out."""

from __future__ import annotations

from clipspec.dialects.part import Part
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields
from clipspec.model import Sourced

_NULL = "says nothing"
FOLLOWS = "it follows from what stands beside it"
"""The remark on a tag that the hub need not know."""


def said(part: Part) -> Part:
    """Return an object without its nulls, each remarked on."""
    for key, value in part.members.items():
        if value is None:
            part.remark(key, Fate.EXACT, _NULL)
    members = {key: value for key, value in part.members.items() if value is not None}
    return part._replace(members=members)


def within(part: Part, key: str, *, nulls: bool = False) -> Part | None:
    """Return a member that is an object, without its nulls unless they say something there."""
    held = part.part(key)
    return held if held is None or nulls else said(held)


def asset(part: Part, key: str, prefix: str = "") -> dict[str, Sourced[object] | None]:
    """Return a file in a member: its address, its id, or all of it, by the hub's names."""
    held = within(part, key)
    if held is None:
        return {}
    if held.take("type", fields.ASSET_TYPE):
        held.remark("type", Fate.EXACT, FOLLOWS)
    found = held.take_fields(fields.ASSET)
    embedded = {name: held.members[name] for name in fields.EMBEDDED if name in held.members}
    found["file"] = Sourced(embedded, held.at) if embedded else None
    return {prefix + name: value for name, value in found.items()}
