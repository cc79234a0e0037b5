"""Rules that ask the account's catalog."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether there is a catalog to ask."""
    return body.setting.catalog is not None
