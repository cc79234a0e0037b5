"""How v3 writes what a field of v1 or v2 said, by the rows of `heygen/ways`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.dialects.v3.parts import Part
from clipspec.mends import Change, Insert, Mend, Remove, Rename
from clipspec.prose import listed

_Row = Mapping[str, Any]


def ways(section: str) -> dict[str, Any]:
    """Return a section: `older`, `elsewhere`, `newer`, `engines` or `frame`. Do not change it."""
    found: dict[str, Any] = resources.facts("heygen/ways")[section]
    return found


def mend(part: Part, name: str, row: _Row) -> Mend | None:
    """Return what puts an older field right.

    None where that is not certain, and where the field of v3 says something else already.
    """
    at, value = pointers.join(part.at, name), part.members[name]
    if part.kind not in row.get("kinds", (part.kind,)):
        return None
    if "rename" in row:
        new = row["rename"]
        taken = new in part.members
        return None if taken else _mend(row, f"rename it to `{new}`", Rename(at, new))
    if "into" in row:
        return _moved(part, name, row["into"])
    if name == "dimension":
        frame = _frame(value)
        return _written(part, at, {"to": frame, "fate": "exact"}) if frame else None
    for case in row.get("becomes", ()):
        # 1.0 is 1 here, but true is not.
        if case["from"] == value and isinstance(case["from"], bool) == isinstance(value, bool):
            return _written(part, at, {**row, **case})
    return None


def _written(part: Part, at: str, case: _Row) -> Mend | None:
    new: dict[str, Any] = case["to"]
    if any(part.members.get(name, value) != value for name, value in new.items()):
        return None  # it is said already, in another way
    missing = [name for name in new if name not in part.members]
    inserted = [Insert(part.at, name, new[name]) for name in missing]
    description = f"write {listed(missing, 'and')} instead" if missing else "remove it"
    return _mend(case, description, Remove(at), *inserted)


def _moved(part: Part, name: str, holder: str) -> Mend | None:
    """Move a member into an object beside it, which is made where there is none."""
    value, at = part.members[name], pointers.join(part.at, name)
    inside = part.members.get(holder)
    if holder not in part.members:
        there = Insert(part.at, holder, {name: value})
    elif isinstance(inside, dict) and inside and name not in inside:
        there = Insert(pointers.join(part.at, holder), name, value)
    else:
        return None
    return Mend(f"move it into `{holder}`", (Remove(at), there))


def _frame(size: Any) -> dict[str, str]:
    """Return shape and short side for a size in pixels; none where v3 has no such size."""
    width, height = (size.get("width"), size.get("height")) if isinstance(size, dict) else (0, 0)
    if type(width) is not int or type(height) is not int or min(width, height) <= 0:
        return {}
    tier = ways("frame")["tiers"].get(str(min(width, height)))
    ratio = ratio_of(width, height)
    return {"aspect_ratio": ratio, "resolution": tier} if ratio and tier else {}


def ratio_of(width: int, height: int) -> str | None:
    """Return the `aspect_ratio` of a width and a height, None where v3 has no such shape."""
    for ratio in ways("frame")["ratios"]:
        wide, _, high = ratio.partition(":")
        if width * int(high) == height * int(wide):
            return str(ratio)
    return None


def _mend(row: _Row, description: str, *changes: Change) -> Mend:
    """Only what a migration calls exact is done without asking."""
    return Mend(description, changes, safe=row["fate"] == "exact")
