"""The option `--today`: the day from which days are counted, so that a report can be made again."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import click

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Return a day written as `2026-10-31`, and no other way."""
        if isinstance(value, date):
            return value
        if not _FORM.fullmatch(value):
            self.fail(f"{value!r} is no day such as 2026-10-31", param, ctx)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            self.fail(f"there is no day {value}: {error}", param, ctx)


def _now() -> date:
    """Return the day of this run, by universal time, as lint counts it."""
    return date.fromisoformat(time.strftime("%Y-%m-%d", time.gmtime()))


today = click.option(
    "--today",
    type=_Day(),
    default=_now,
    metavar="DATE",
    help="Count days from this one, such as 2026-10-31.  [default: the day of the run]",
)
