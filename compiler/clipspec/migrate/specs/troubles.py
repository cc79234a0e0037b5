"""Why a leaf of a spec cannot be said for every row, and what its author can do about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from clipspec.migrate.ledger import Entry
from clipspec.migrate.specs.templates import Variable
from clipspec.validate.words import shown

_ACCEPT = ", or accept its loss"


class Trouble(NamedTuple):
    """Why a leaf cannot be said, and the option that answers the question, if there is one."""

    why: str
    answer: str = ""


UNKNOWN_VALUES = Trouble(
    f"no value is known that it can have: add `examples` to its param{_ACCEPT}"
)
OMITTED = Trouble(f"it stands for an object that may be left out: write its members{_ACCEPT}")
DEPENDENT = Trouble(f"its value alone does not tell what becomes of it{_ACCEPT}")


def in_different_ways(
    target: str, variable: Variable, values: tuple[Any, Any], entry: Entry | None
) -> Trouble:
    """Two values of a template that no single template can say; `entry` tells of the second."""
    one, other = map(shown, values)
    because = f" ({plain(entry.note)})" if entry is not None else ""
    said = f"{target} says {one} and {other} in different ways{because}"
    return Trouble(f"{said}: {_way_out(variable)}{_ACCEPT}", entry.answer if entry else "")


def together(trouble: Trouble, others: str) -> Trouble:
    """The same, where it depends on other leaves too, which are named."""
    return Trouble(f"it depends on {others} as well: {plain(trouble.why)}{_ACCEPT}", trouble.answer)


def outside(target: str, name: str) -> Trouble:
    """A template that changes from turn to turn and would be written outside of its loop."""
    said = f"it changes from turn to turn, and {target} has one `{name}` for all of them"
    return Trouble(f"{said}: take it out of the loop{_ACCEPT}")


def shapeless(why: str) -> Trouble:
    """A template for an object or a list of which nobody knows the members."""
    return Trouble(f"{why}: write its members one by one{_ACCEPT}")


def several(name: str) -> Trouble:
    """A leaf that is made of more than one template."""
    return Trouble(f"`{name}` is made of several templates: write one for it{_ACCEPT}")


def beyond(value: Any, why: str) -> Trouble:
    """A value that the spec itself names, and that the target does not take."""
    way_out = "let its schema take less, or accept that such a row is refused when it is compiled"
    return Trouble(f"it may be {shown(value)}: {why}; {way_out}")


def counted(target: str, note: str) -> Trouble:
    """An item without which, or with two of which, the rest becomes something else."""
    because = f" ({plain(note)})" if note else ""
    return Trouble(f"where it is absent, or there twice, {target} says the rest otherwise{because}")


def absent(target: str, entry: Entry | None) -> Trouble:
    """A template that may leave out its member, where the rest becomes something else then."""
    because = f" ({plain(entry.note)})" if entry is not None else ""
    said = f"where it is left out, {target} says the rest otherwise{because}"
    return Trouble(f"{said}: give it a value in every row{_ACCEPT}", entry.answer if entry else "")


def plain(note: str) -> str:
    """Return a note without the way out that it names for a body."""
    return note.partition(": correct it")[0].removesuffix(_ACCEPT)


def _way_out(variable: Variable) -> str:
    path = variable.leaf.path
    if variable.leaf.whole is None:
        return "write it as one whole `{{ expression }}` of few values"
    named = f"`{'.'.join(map(str, path))}`" if path else "it"
    return f"give {named} a schema that takes only one of them, such as an enum or a pattern"
