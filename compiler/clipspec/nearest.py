"""The word that was probably meant: every unknown name deserves a "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 0.65


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that looks most like `word`, or None where none comes close.

    Case, `_` and `-` do not count, so that `avatarId` finds `avatar_id`.
    """
    from difflib import get_close_matches  # only a wrong name needs it

    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(_fold(choice), choice)
    found = get_close_matches(_fold(word), folded, n=1, cutoff=_CLOSE)
    return folded[found[0]] if found else None


def same(word: str, other: str) -> bool:
    """Say whether two names differ in case, `_` and `-` at most."""
    return _fold(word) == _fold(other)


def _fold(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "")
