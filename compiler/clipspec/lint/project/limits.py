"""The limits of the API and of its plans: dated facts, in whose place a project may put its own."""

from __future__ import annotations

from typing import NamedTuple

from clipspec import resources
from clipspec.lint.project.setting import Setting


class Limit(NamedTuple):
    """A bound. `since`: the date from which it was seen, `""` where the project says it itself."""

    value: float
    since: str = ""


def limit(setting: Setting, name: str) -> Limit:
    """Return a limit by its name in `heygen/limits`, or what the project says instead.

    Raises `KeyError` for a name that stands in neither.
    """
    own = setting.limits.get(name)
    return Limit(own) if own is not None else _known(resources.facts("heygen/limits")[name])


def names() -> list[str]:
    """Return the names of the limits in whose place a project may put its own."""
    known = resources.facts("heygen/limits").items()
    return [name for name, fact in known if isinstance(fact, dict) and "value" in fact]


def plan_limit(plan: str, name: str) -> Limit | None:
    """Return a limit of a plan such as `free`; None for a plan, or a limit, nobody knows of."""
    fact = resources.facts("heygen/limits")["plans"].get(plan.casefold(), {}).get(name)
    return _known(fact) if fact else None


def _known(fact: dict[str, object]) -> Limit:
    value = fact["value"]
    assert isinstance(value, (int, float))
    return Limit(value, str(fact["date"]))
