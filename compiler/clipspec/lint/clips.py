"""What several rules ask of a clip: of two members exactly one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note


def second_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find the later of two members that exclude each other."""
    present = [name for name in clip if name in (one, other)]
    if len(present) == 2:
        first, second = present
        message = f"{because}; `{one}` and `{other}` are both here"
        note = Note(pointers.join(at, first), f"`{first}` stands here")
        help_ = f"remove `{first}` or `{second}`"
        yield Finding(pointers.join(at, second), message, help_, key=True, related=(note,))


def neither_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find a clip that lacks both of two members."""
    if one not in clip and other not in clip:
        message = f"{because}; neither `{one}` nor `{other}` is here"
        yield Finding(at, message, f"add `{one}` or `{other}`", missing=(one, other))
