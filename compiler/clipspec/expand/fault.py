"""What can be wrong with a template, as a value with a place."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault in a spec or in a file that it includes.

    `rule` names the page that explains it. `pointer` is the leaf in the spec, `within` the
    characters of its text that are meant, None for the whole of it. Where `include` names a file,
    the fault is in that file's `line`, from 1.
    """

    rule: str
    message: str
    pointer: str
    within: tuple[int, int] | None = None
    help: str = ""
    include: str | None = None
    line: int = 1


class ValueFault(Exception):  # noqa: N818 - a fault of the user's spec, not of ours
    """A value that cannot stand where a template puts it. `help` says the way out."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - as in `Fault`
        super().__init__(message)
        self.help = help


class LimitFault(ValueFault):
    """A bound of `expand.limits` was reached; the message names it."""
