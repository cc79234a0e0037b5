"""Texts as parts of file names."""

from __future__ import annotations

from typing import Any

from clipspec.expand.filters.arguments import number, text


def slug(value: Any) -> str:
    """A text as part of a file name: lower case, words joined by `-`, any script.

    {{ 'Ada & Grace: Part 2' | slug }} → ada-grace-part-2
    {{ '名前' | slug }} → 名前
    {{ 2.5 | slug }} → 2-5
    """
    if isinstance(value, str) and value.isascii() and value.replace(" ", "").isalnum():
        return "-".join(value.lower().split())  # what most names are needs no library
    from slugify import slugify  # takes as long as all the rest of a small compile

    if isinstance(value, (int, float)):
        return str(slugify(str(number(value, "slug"))))
    return str(slugify(text(value, "slug"), allow_unicode=True))
