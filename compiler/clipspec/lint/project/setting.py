"""What the rules of a run may know beside the body: what a project says about itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from clipspec.lint.project.catalog import Catalog

_SECONDS_OF_A_DAY = 86_400

Stage = Literal["sandbox", "production"]


class Setting(NamedTuple):
    """A project's own facts. Each of them may be unknown; rules then keep quiet about it.

    `plan`: the plan of the account, a key of `plans` in the facts of `heygen/limits`.
    `stage`: whether the bodies are for trials (`sandbox`) or for films that count (`production`).
    `limits`: bounds that replace those of `heygen/limits`, such as `{"script": 2000}`.
    `catalog`: what the account has, None without a snapshot.
    `bounds`: what templates may cost, by the names of `expand.limits.Limits`.
    `today`: the day to judge by as `2026-11-22`, "" for the day of the run.
    """

    plan: str | None = None
    stage: Stage | None = None
    limits: Mapping[str, Any] = {}
    catalog: Catalog | None = None
    today: str = ""
    bounds: Mapping[str, Any] = {}

    @property
    def day(self) -> str:
        """The day to judge by as `2026-11-22`: the one that was asked for, or else this one."""
        return self.today or _day(int(time.time()) // _SECONDS_OF_A_DAY)


@lru_cache(maxsize=1)
def _day(number: int) -> str:
    """Return a day in UTC by its number, counted from 1970-01-01: a run asks for each file."""
    return time.strftime("%Y-%m-%d", time.gmtime(number * _SECONDS_OF_A_DAY))
