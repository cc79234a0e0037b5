"""How long a body is, as far as texts tell, and what that costs: estimates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.lint.rule import Body
from clipspec.lint.views.speech import seconds

_PACES = ("speed", "voice_settings/speed")
_SLOWEST, _FASTEST = 0.5, 1.5


def spoken(body: Body) -> Iterator[tuple[str, float]]:
    """Yield (pointer, seconds) for each text that is spoken and each silence; see `seconds`.

    Recordings are not counted: only who has the file knows how long it is.
    """
    for at, text in body.role("script"):
        beside = (_beside(body, at, name) for name in _PACES)
        paces = [pace for pace in beside if isinstance(pace, (int, float))]
        pace = paces[0] if paces and _SLOWEST <= paces[0] <= _FASTEST else 1.0
        yield at, seconds(text, pace)
    for at, silence in body.values("/video_inputs/*/voice/duration", (int, float)):
        if 0 < silence <= 100:
            yield at, silence


def price(body: Body) -> float | None:
    """Return about how many credits the texts of a body cost, None where no price is known.

    The prices are those of `heygen/prices`, which says whose list it is.
    """
    facts = resources.facts("heygen/prices")
    total = 0.0
    for at, length in spoken(body):
        engine = facts["engines"].get(_engine(body, at, facts["default_engine"]))
        if engine is None:
            return None
        total += length * engine["credits_per_second"]
    return total


def _engine(body: Body, at: str, defaults: dict[str, Any]) -> str | None:
    """Return the engine that renders the presenter of a text."""
    if _beside(body, pointers.parent(at), "character/use_avatar_iv_model") is True:
        return "avatar_iv"
    stated = _beside(body, at, "engine/type")
    default = defaults.get(body.dialect.name)
    return stated if isinstance(stated, str) else default


def _beside(body: Body, at: str, name: str) -> Any:
    """Return what stands beside a value under a name, or None."""
    try:
        return pointers.get(body.data, f"{pointers.parent(at)}/{name}")
    except KeyError:
        return None
