"""Rules on addresses: of recordings, pictures and callbacks."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether there is an address; the background of v1 may be a colour instead."""
    return any(
        at != "/background" or value[:1] != "#" or ":" in value
        for at, value in body.role("audio", "picture", "callback")
    )
