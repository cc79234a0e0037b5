"""Dates of facts, which are a year, a month or a day, as near as the sources say."""

from __future__ import annotations

import calendar
from datetime import date

from clipspec.prose import plural


def last_day(text: str) -> date:
    """Return the last day of a year, of a month, or a day itself: of `2026-02`, 2026-02-28."""
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def days_until(text: str, today: date) -> int:
    """Return how many days are left until the last day of a date; negative where it is past."""
    return (last_day(text) - today).days


def is_day(text: str) -> bool:
    """Say whether a date is a single day, and not a month or a year."""
    return text.count("-") == 2


def spoken(days: int) -> str:
    """Return a number of days until something in words: `in 9 days`, `today`, `1 day ago`."""
    if not days:
        return "today"
    count = plural(abs(days), "day")
    return f"in {count}" if days > 0 else f"{count} ago"
