"""Bounds on what one body may cost. A real spec stays far below all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from clipspec.expand.fault import LimitFault

MAX_TEXT = 1_000_000
"""Characters of one rendered value."""

MAX_SOURCE = 100_000
"""Characters from the first tag of a template to its last: to read more takes seconds."""

MAX_INCLUDES = 16
"""Files that include each other, from the spec to the innermost."""

MAX_BODY = 10_000_000
"""Bytes of one finished body."""

MAX_ITEMS = 10_000
"""Turns that all loops of one body may take together."""

MAX_MATRIX = 10_000
"""Combinations of a matrix."""

TOO_DEEP = f"more than {MAX_INCLUDES} files that include each other"
"""What is said of more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one body may take. What goes above a bound is told with its name and its value."""

    text: int = field(default=MAX_TEXT, metadata={"unit": "characters"})
    """One value, all its parts together. A request holds at most some thousand."""

    items: int = field(default=100_000, metadata={"unit": "items"})
    """One list or object, with all that is inside of it."""

    work: int = field(default=20_000_000, metadata={"unit": "characters"})
    """All that filters, methods and operators take in and give out for one body; each value, and
    each item of a list, counts as 50. It bounds time and memory also where no clock can: to some
    seconds, and some hundred megabytes."""

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
