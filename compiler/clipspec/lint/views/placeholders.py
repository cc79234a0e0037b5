"""Words that stand where a value is still to be put, as samples and forms have them."""

from __future__ import annotations

import re

_FORMS = (
    r"string|null|none|undefined|todo|tbd|fixme|placeholder|change_?me|id"
    r"|test|demo|sample|example|dummy"
    r"|default(?:_id|(?:_avatar|_voice)(?:_id)?)?"
    r"|(?:avatar|voice|talking[_-]?photo|asset|folder|look)[_-]?id(?:[_ -]here)?"
    r"|x{3,}|\.{3}|…"
    r"|[^<]*<[^>]*>.*|[^{]*\{[^}]*\}.*|\[.*\]"
    r"|your[_ -].*|(?:enter|insert|paste|put|replace)[_ -].*[_ -]here|replace_(?:me|this|with)_.*"
    r"|0{8}(?:-0{4}){3}-0{12}"
)
_CAPITALS = r"SEU_.*|SUA_.*|[A-Z][A-Z0-9_]*_ID"


def is_placeholder(text: str) -> bool:
    """Say whether a text stands where an id is still to be put."""
    word = text.strip()
    fits = re.fullmatch(_FORMS, word.casefold(), re.DOTALL) or re.fullmatch(_CAPITALS, word)
    return fits is not None
