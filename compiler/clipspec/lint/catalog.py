"""A snapshot of what an account has: its avatars, talking photos and voices."""

from __future__ import annotations


class Catalog:
    """Ids by kind, and when they were fetched."""
