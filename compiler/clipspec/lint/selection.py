"""Which rules count: by code, by name, or by the first letters of a code."""

from __future__ import annotations

from typing import NamedTuple

from clipspec.diagnostics import Diagnostic
from clipspec.errors import UsageError
from clipspec.lint.rulebook import rulebook
from clipspec.nearest import nearest


class Selection(NamedTuple):
    """`select`: only these (empty: all); `ignore`: not these. Codes, their prefixes, or names."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, diagnostic: Diagnostic) -> bool:
        """Say whether a diagnostic is wanted."""
        code, name = diagnostic.code, diagnostic.name
        wanted = not self.select or _match(code, name, self.select)
        return wanted and not _match(code, name, self.ignore)


def parse_selectors(text: str) -> tuple[str, ...]:
    """Split `CS201,empty-text`. Raises `UsageError` for a selector that no rule answers to."""
    selectors = tuple(part.strip() for part in text.split(",") if part.strip())
    if not selectors:
        return ()
    known = [(rule.code, rule.name) for rule in rulebook().values()]
    for selector in selectors:
        if not any(_match(code, name, (selector,)) for code, name in known):
            meant = nearest(selector, [word for pair in known for word in pair])
            hint = f"did you mean {meant}?" if meant else "see `clipspec rules`"
            raise UsageError(f"no rule is called {selector}: {hint}")
    return selectors


def _match(code: str, name: str, selectors: tuple[str, ...]) -> bool:
    return any(name == selector or code.startswith(selector) for selector in selectors)
