"""What the rules of a run may know beside the body: what a project says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from clipspec.lint.project.catalog import Catalog

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
        import time  # only rules that know a date ask

        return self.today or time.strftime("%Y-%m-%d", time.gmtime())
