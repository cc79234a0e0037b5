"""Which rules count: by code, by name, or by the first letters of a code."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from clipspec.diagnostics import Diagnostic
from clipspec.errors import UsageError
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import codes, rulebook
from clipspec.nearest import nearest


class Selection(NamedTuple):
    """`select`: only these (empty: all); `ignore`: not these. Codes, their prefixes, or names."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, found: Diagnostic | Rule) -> bool:
        """Say whether a diagnostic, or what a rule finds, is wanted."""
        wanted = not self.select or any(matches(found, each) for each in self.select)
        return wanted and not any(matches(found, each) for each in self.ignore)


def matches(found: Diagnostic | Rule, selector: str) -> bool:
    """Say whether a selector means a rule, or the rule of a diagnostic."""
    return found.name == selector or found.code.startswith(selector)


def selected(selector: str) -> list[Rule]:
    """Return the rules that a selector means, none where no rule answers to it."""
    return [rulebook()[name] for name in _named(selector)]


def is_known(selector: str) -> bool:
    """Say whether a rule answers to a selector."""
    return bool(_named(selector))


@cache
def _named(selector: str) -> list[str]:
    """Return the names of the rules that a selector means; no rule is loaded for that."""
    if selector in rulebook():
        return [selector]
    return [name for name, code in codes().items() if selector and code.startswith(selector)]


@cache
def meant(selector: str) -> str | None:
    """Return the code or the name that was probably meant by a selector that no rule answers to.

    Other digits are another rule: in a code only letters that look like digits are slips.
    """
    if selector[:2].upper() == "CS":
        code = selector.upper().translate({ord("O"): "0", ord("I"): "1", ord("L"): "1"})
        return code if is_known(code) else None
    return nearest(selector, rulebook())


def parse_selectors(text: str) -> tuple[str, ...]:
    """Split `CS201,empty-text`. Raises `UsageError` for a selector that no rule answers to."""
    selectors = tuple(part.strip() for part in text.split(",") if part.strip())
    for selector in selectors:
        if not is_known(selector):
            close = meant(selector)
            hint = f"did you mean {close}?" if close else "see `clipspec rules`"
            raise UsageError(f"no rule is called {selector}: {hint}")
    return selectors
