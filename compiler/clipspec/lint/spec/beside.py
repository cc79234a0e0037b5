"""What lies beside a spec: the files that it includes, and its rows of data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clipspec.rows import Row


class Beside(NamedTuple):
    """How to look beside a document; nothing is looked at where there is no way to.

    `include`: returns the text of a file that a template includes, or raises `IncludeError`.
    `rows`: returns the rows of the file that a spec names as its `data`. It raises, at once or
    underway, `DataFault` for what is no data and `ClipspecError` for what cannot be read.
    `examples`: whether the examples of a spec are worth expanding.
    """

    include: Callable[[str], str] | None = None
    rows: Callable[[str], Iterable[Row]] | None = None
    examples: bool = True
