"""Rules on ids: whether they can name anything at all."""

from __future__ import annotations

import re
from functools import cache

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether an id has another form than those that HeyGen gives."""
    ids = body.texts("avatar", "photo", "voice", "asset", "folder")
    return not all(map(_given().fullmatch, ids))


@cache
def _given() -> re.Pattern[str]:
    return re.compile(_GIVEN)


# Source: the ids of public avatars and voices, such as Daisy-inskirt-20220818. A placeholder may
# look like the name of an avatar, so its first word must not be one of theirs.
_GIVEN = (
    r"[0-9a-f]{32}"
    r"|(?!Your|Insert|Replace|Default|Test|Demo|Sample|Example|Dummy|Seu|Sua|SEU|SUA)"
    r"[A-Z][a-z]{1,30}(?:[-_][A-Za-z]{1,30}){0,4}[-_]20[0-9]{6}"
)
