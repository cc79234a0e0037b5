"""Text in Markdown, of which nothing is markup, a link, a mention or a command of a runner.

Users' text stands in `<code>`, where GitHub looks for no names; every mark in it is an entity.
"""

from __future__ import annotations

import re

from clipspec.report._terminal import inert

# All that opens or closes something in the flavour of GitHub, and what makes addresses and emoji.
_MARKS = re.compile(r"[&<>|\\`*_\[\]~#@$]|:(?! )|(?<=www)\.")
_NAMES = re.compile("&#(?:64|35);")  # @ and #


def code(text: str) -> str:
    """Return a text as code, also in the cell of a table."""
    return f"<code>{_plain(text)}</code>" if text else ""


def prose(text: str) -> str:
    """Return a sentence of ours that may quote users: what stands in backticks becomes code.

    In what does not, no name or number is told to anyone.
    """
    *pairs, last = text.split("`")
    if len(pairs) % 2:
        return _unnamed(text)
    parts = [code(p) if i % 2 else _unnamed(p) for i, p in enumerate([*pairs, last])]
    return "".join(parts)


def _plain(text: str) -> str:
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", inert(text))


def _unnamed(text: str) -> str:
    """Part a name or a number from the mark before it by a space of no width."""
    return _NAMES.sub(r"\g<0>&#8203;", _plain(text))
