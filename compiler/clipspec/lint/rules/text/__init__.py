"""Rules on the text that is spoken, which is a language of its own."""

from __future__ import annotations

import re

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether a text is more than a plain sentence or two, or has a limit of the project's."""
    return "script" in body.setting.limits or not _are_plain(body.texts("script"))


# Letters and the signs of ordinary sentences; and the words that a rule looks for.
_PLAIN = "(?:[A-Za-z0-9][A-Za-z0-9 ,.!?'’-]{0,1400}\\n)*"
_TELLING = (
    *("let me know", "would you like", "feel free", "language model", "todo", "fixme", "tbd"),
    *("psum", "www", "undefined", "null", "none", "nan", "string", "script", "text"),
    *("placeholder", "your", "insert", "enter"),
)


def _are_plain(texts: list[str]) -> bool:
    """Look at all texts of a body at once, a line each."""
    lines = "".join(f"{text}\n" for text in texts)
    return bool(re.fullmatch(_PLAIN, lines)) and not any(map(lines.lower().__contains__, _TELLING))
