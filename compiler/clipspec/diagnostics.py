"""What clipspec says about a document: findings on pointers, diagnostics on lines.

A rule yields a `Finding`, which knows only pointers. The lint engine places it and makes a
`Diagnostic`, which knows lines. Both are plain data; renderers only print them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from clipspec.mends import Mend


class Severity(str, Enum):
    """How bad it is.

    `ERROR`: refused or surely wrong. `WARNING`: likely wrong. `INFO`: worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return _RANKS.index(self.value)


_RANKS = ("error", "warning", "info")


class Position(NamedTuple):
    """A place in a file. `line` and `column` start at 1; columns count code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open stretch of a file: `end` is the first place that no longer belongs to it."""

    start: Position
    end: Position


class Note(NamedTuple):
    """A second place that a finding speaks of, by pointer in the same document."""

    pointer: str
    message: str


class Finding(NamedTuple):
    """What a rule says about the part of a document at `pointer`.

    `key`: the name of the member is meant, not its value.
    `missing`: members of the object at `pointer` that are not there but should be.
    `within`: the characters of a text that are meant, as (start, end) into the value.
    `severity`: overrides the rule's own, for the few that depend on the case.
    `mend`: how to put it right, where that can be done without asking.
    `rule`: the name of the rule; the engine fills it in for what a rule yields.
    """

    pointer: str
    message: str
    help: str = ""
    key: bool = False
    missing: tuple[str, ...] = ()
    within: tuple[int, int] | None = None
    related: tuple[Note, ...] = ()
    severity: Severity | None = None
    mend: Mend | None = None
    rule: str = ""

    @property
    def tokens(self) -> frozenset[str]:
        """What this finding is about: the missing members, or else what stands there."""
        absent = (f"{self.pointer}/{name}" for name in self.missing)
        return frozenset(absent) if self.missing else frozenset((self.pointer,))

    @property
    def subjects(self) -> frozenset[str]:
        """What need not be told as well: its tokens, and what its mend would bring.

        A field under a wrong name is not missing too.
        """
        if self.mend is None:
            return self.tokens
        from clipspec.mends import made

        return self.tokens.union(*map(made, self.mend.changes))


class Edit(NamedTuple):
    """Replace what stands at `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that cure a diagnostic. `safe`: meaning and comments are kept."""

    safe: bool
    description: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """A second place of a diagnostic. `pointer` is None for a place in a data file."""

    file: str
    pointer: str | None
    message: str
    span: Span


class Diagnostic(NamedTuple):
    """A finding in its file: everything that a renderer may want to show."""

    file: str
    code: str
    name: str
    severity: Severity
    message: str
    help: str
    pointer: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Sort key: by place, then by code, so that reports are byte-stable."""
        return (self.file, self.span, self.code, self.message)


def worded(message: str, help_: str) -> str:
    """Return a message with the way out behind it, if there is one, as a single sentence."""
    return f"{message}; {help_}" if help_ else message
