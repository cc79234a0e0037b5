"""Bounds on what one body may cost. A real spec stays far below all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from clipspec.expand.fault import LimitFault

MAX_SOURCE = 100_000
"""Characters from the first tag of a template to its last: to read more takes seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one body may take. What goes above a bound is told with its name and its value."""

    text: int = field(default=1_000_000, metadata={"unit": "characters"})
    """One value, all its parts together. A request holds at most some thousand."""

    items: int = field(default=100_000, metadata={"unit": "items"})
    """One list or object, with all that is inside of it."""

    work: int = field(default=20_000_000, metadata={"unit": "characters"})
    """All that filters, methods and operators take in and give out for one body; each value, and
    each item of a list, counts as 50. It bounds time and memory also where no clock can: to some
    seconds, and some hundred megabytes."""

    body: int = field(default=10_000_000, metadata={"unit": "bytes"})
    """One finished body."""

    combinations: int = field(default=10_000, metadata={"unit": "combinations"})
    """A matrix, whose combinations are kept in memory."""

    includes: int = field(default=16, metadata={"unit": "files"})
    """Files that include each other, from the spec to the innermost."""

    loop: int = field(default=100_000, metadata={"unit": "turns"})
    """All loops of one body together; each call of a macro counts as ten."""

    calls: int = field(default=50, metadata={"unit": "levels"})
    """Macros and recursive loops that call each other. Python's own bound differs by version."""

    power: int = field(default=1_000, metadata={"unit": "as exponent"})
    """The largest exponent."""

    bits: int = field(default=10_000, metadata={"unit": "bits"})
    """One whole number. Python prints none of more than 4,300 digits, 14,285 bits."""

    seconds: float = field(default=4.0, metadata={"unit": "seconds"})
    """Processor time of one body, where the process can be interrupted: see `expand.guard`."""

    memory: int = field(default=512 * 2**20, metadata={"unit": "bytes"})
    """Address space beyond what the process has when it starts: see `expand.guard`."""

    def fault(self, name: str, what: str) -> LimitFault:
        """Return the fault of what went above the bound of a name."""
        unit = next(each.metadata["unit"] for each in fields(self) if each.name == name)
        return LimitFault(f"{what}: the limit `{name}` is {getattr(self, name):,} {unit}")
