"""What v2 takes at most, as far as a writer must know it. Facts that age stand in the schema."""

from __future__ import annotations

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.model import CharacterKind


def max_scenes() -> int:
    """Return how many scenes one request takes."""
    return int(_fact("/properties/video_inputs/maxItems"))


def max_scale(kind: CharacterKind) -> float:
    """Return the largest scale of a presenter; the smallest is 0."""
    name = {"avatar": "avatar", "photo": "talkingPhoto"}[kind]
    return _fact(f"/$defs/{name}/properties/scale/maximum")


def _fact(at: str) -> float:
    number: float = pointers.get(resources.schema("heygen/v2"), at)
    return number
