"""Keys and passwords in a text: where one stands, and the text without them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from clipspec import resources
from clipspec.diagnostics import Diagnostic, Related


def is_secret_name(name: str) -> bool:
    """Say whether what a member of this name holds is a secret."""
    return name.lower().replace("-", "_") in _names()


def may_hold_key(text: str) -> bool:
    """Say whether something stands in a text that stands in every key: most need no closer look."""
    return any(map(text.__contains__, _marks()))


def find_key(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return what kind of key is in a text, and its characters."""
    for key in resources.facts("heygen/secrets")["keys"]:
        found = re.search(key["pattern"], text)
        if found:
            return key["name"], found.span()
    return None


def masked(text: str) -> str:
    """Return a text with `*` for each character of a key, and of the value of a secret member.

    What is reported is read by more people than the file, and kept for longer.
    """
    if may_hold_key(text):
        for key in resources.facts("heygen/secrets")["keys"]:
            text = re.sub(key["pattern"], lambda found: "*" * len(found[0]), text)
    lower = text.lower().replace("-", "_")
    if any(map(lower.__contains__, _names())):
        text = _member().sub(lambda found: found[1] + "*" * len(found[3]), text)
    return text


def concealed(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic as it may be printed. A fix that would write a key is left out."""
    said = (diagnostic.message, diagnostic.help, diagnostic.pointer)
    if tuple(map(_masked, said)) == said and not (diagnostic.related or diagnostic.fix):
        return diagnostic
    fix = diagnostic.fix
    if fix is not None and any(masked(edit.text) != edit.text for edit in fix.edits):
        fix = None
    return diagnostic._replace(
        message=masked(diagnostic.message),
        help=masked(diagnostic.help),
        pointer=masked(diagnostic.pointer),
        related=tuple(map(_concealed, diagnostic.related)),
        fix=fix and fix._replace(description=masked(fix.description)),
    )


def _concealed(related: Related) -> Related:
    pointer = related.pointer and masked(related.pointer)
    return related._replace(pointer=pointer, message=masked(related.message))


_masked = lru_cache(maxsize=1024)(masked)
"""The same for what many files are told."""


@cache
def _names() -> frozenset[str]:
    return frozenset(resources.facts("heygen/secrets")["members"]["names"])


@cache
def _marks() -> tuple[str, ...]:
    keys = resources.facts("heygen/secrets")["keys"]
    return tuple(mark for key in keys for mark in key["marks"])


@cache
def _member() -> re.Pattern[str]:
    """A member of such a name, and its value, unless that is a placeholder."""
    names = "|".join(sorted(_names(), key=len, reverse=True)).replace("_", "[_-]")
    value = r"""(?![{<$"'])(?(2)[^"']+|[^\s"',}]+)"""
    return re.compile(rf"""(?i)(\b(?:{names})["']?\s*:\s*(["'])?)({value})""")
