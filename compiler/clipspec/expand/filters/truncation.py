"""Texts cut between words."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from clipspec.expand.fault import ValueFault
from clipspec.expand.filters.arguments import text


def truncate_words(value: Any, n: Any, end: Any = "…") -> str:
    """At most so many words of a text, with `…` or another end if some were left out.

    White space inside stays as it is. A text without spaces, as in Chinese, is one word.

    {{ 'What is new in June' | truncate_words(3) }} → What is new…
    {{ 'What is new' | truncate_words(3) }} → What is new
    {{ 'What is new in June' | truncate_words(3, end='') }} → What is new
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ValueFault(
            "`truncate_words` takes a whole number of words, from 1", "write 1 or more"
        )
    whole, after = text(value, "truncate_words"), text(end, "truncate_words(…, end)")
    words = list(islice(re.finditer(r"\S+", whole), n + 1))
    return whole[: words[n - 1].end()] + after if len(words) > n else whole
