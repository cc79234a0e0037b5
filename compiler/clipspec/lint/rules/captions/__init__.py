"""Rules on captions and the speech that they are made of."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether the body speaks of captions."""
    return any(map(body.every, _SWITCHES))


_SWITCHES = ("/caption_open", "/caption", "/caption_mode")
