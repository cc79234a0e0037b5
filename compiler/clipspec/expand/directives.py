"""Directives: `when` and `loop` on an item of a list say whether, and how often, it is there.

They are Ansible's words for the same ideas. A `block` holds several items under one directive, so
that a loop can stand inside of a loop though the API's lists are flat.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.fault import Fault

NAMES = ("when", "loop", "loop_var", "loop_index", "block")
VARIABLE, INDEX = "item", "loop_index"
_NEEDED_BY_BLOCK = {"when", "loop"}


class Directive(NamedTuple):
    """What stands on an item beside its own members.

    `when` is a condition and `loop` what to go over, None for neither. `variable` and `counter`
    name what changes from turn to turn; the counter starts at 1. `item` is what is left of the
    item, or `block` the items in its place.
    """

    when: Any
    loop: Any
    variable: str
    counter: str
    item: dict[str, Any]
    block: list[Any] | None


def directed(item: Any) -> bool:
    """Say whether an item of a list has a directive."""
    return isinstance(item, dict) and not item.keys().isdisjoint(NAMES)


def directive(item: dict[str, Any]) -> Directive:
    """Read the directive of an item; what is malformed is read as absent, see `malformed`."""
    block = item.get("block")
    return Directive(
        item.get("when"),
        item.get("loop"),
        _name(item, "loop_var", VARIABLE),
        _name(item, "loop_index", INDEX),
        {name: value for name, value in item.items() if name not in NAMES},
        block if isinstance(block, list) else [] if "block" in item else None,
    )


def malformed(item: dict[str, Any], at: str, taken: set[str]) -> Iterator[Fault]:
    """Find what is wrong with the directive of an item. `taken` are the names of the spec."""
    for name, default in (("loop_var", VARIABLE), ("loop_index", INDEX)):
        here, said = pointers.join(at, name), item.get(name, default)
        if name in item and "loop" not in item:
            yield _fault(here, f"`{name}` has no `loop` beside it", "add `loop`, or remove it")
        elif not isinstance(said, str) or not said.isidentifier() or said == "loop":
            yield _fault(here, f"`{name}` takes a name such as `step`", "")
        elif "loop" in item and said in taken:
            where = here if name in item else pointers.join(at, "loop")
            message = f"`{said}` is a param or a var of the spec already"
            yield _fault(where, message, f"name it otherwise: `{name}: one_{said}`")
    yield from _malformed_parts(item, at)


def _malformed_parts(item: dict[str, Any], at: str) -> Iterator[Fault]:
    when, loop = item.get("when", True), item.get("loop", [])
    if not isinstance(when, (str, bool)):
        help_ = "write a condition such as `when: plan == 'pro'`"
        yield _fault(pointers.join(at, "when"), "`when` takes a condition", help_)
    if not isinstance(loop, (str, list)):
        help_ = 'write `loop: "{{ steps }}"` or a list'
        yield _fault(pointers.join(at, "loop"), "`loop` takes a list", help_)
    if "block" not in item:
        return
    here, others = pointers.join(at, "block"), [name for name in item if name not in NAMES]
    if not isinstance(item["block"], list):
        yield _fault(here, "`block` takes a list of items", "")
    elif others:
        message = f"`{others[0]}` stands beside `block`, which holds whole items"
        yield _fault(pointers.join(at, others[0]), message, "move it into each item of the block")
    elif item.keys().isdisjoint(_NEEDED_BY_BLOCK):
        yield _fault(here, "`block` has neither `when` nor `loop` beside it", "write its items")


def unrolled(items: list[Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every item as if each were there once, without its directive.

    With it comes its own pointer below the list.
    """
    for index, item in enumerate(items):
        own = f"{path}/{index}"
        if not directed(item):
            yield own, item
            continue
        found = directive(item)
        if found.block is None:
            yield own, found.item
        else:
            yield from unrolled(found.block, f"{own}/block")


def _name(item: dict[str, Any], key: str, default: str) -> str:
    name = item.get(key)
    return name if isinstance(name, str) and name.isidentifier() else default


def _fault(at: str, message: str, help_: str) -> Fault:
    return Fault("malformed-directive", message, at, None, help_)
