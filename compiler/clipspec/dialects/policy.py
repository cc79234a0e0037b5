"""The choices that a user may make where two dialects leave one open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

KEPT_SIGN = (
    "copied as it stands, as --keep-offset-sign asks: confirm by one test render that both "
    "versions count it in the same direction"
)
"""The remark on a vertical offset under `keep_offset_sign`."""

SIZED = "as --resolution asks, in the shape that is made where none is stated, 16:9"
"""Why a size is added."""


class Policy(NamedTuple):
    """Answers to the questions of a migration. Writers read their choices from here only.

    `short_side`: pixels of the shorter side of the canvas where the source states none: 720, 1080
    or 2160. None for 720 (taken on every plan) beside a ratio, and else for what the API takes.
    `keep_offset_sign`: copy a vertical offset as it stands instead of negating it.
    `voice`: the voice id for a text that names none, None to ask.
    `engine`: the renderer of presenters for whom none is stated, None for what the source's API
    takes: that keeps look and price.
    `drop_test`: make a film of a free test run, which is then billed, where there are no such runs.
    `caption`: draw captions into the picture or only write a file, where the source leaves it open.
    `split`: make a film of each scene instead of one film of all.
    `studio`: make a film of scenes even of a single one; templates of lists need that, because
    how many scenes there are is not known.
    """

    short_side: int | None = None
    keep_offset_sign: bool = False
    voice: str | None = None
    engine: Literal["iii", "iv", "v"] | None = None
    drop_test: bool = False
    caption: Literal["burned", "file"] | None = None
    split: bool = False
    studio: bool = False

    @property
    def side(self) -> int:
        """The short side of a canvas of which a ratio is stated."""
        return self.short_side or 720


SHORT_SIDES = {"720p": 720, "1080p": 1080, "4k": 2160}
ENGINES = {"avatar_iii": "iii", "avatar_iv": "iv", "avatar_v": "v"}
CAPTIONS = {"burn-in": "burned", "file": "file"}
_WORDS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "resolution": ("short_side", SHORT_SIDES),
    "engine": ("engine", ENGINES),
    "caption": ("caption", CAPTIONS),
}


def policy_of(choices: Mapping[str, Any]) -> Policy:
    """Return the policy that a user chose, by the names of options and of the configuration.

    A voice is an id or `default=ID`.
    """
    values = {}
    for name, value in choices.items():
        field, words = _WORDS.get(name, (name.replace("-", "_"), {}))
        values[field] = words.get(value, value) if isinstance(value, str) else value
    if isinstance(values.get("voice"), str):
        values["voice"] = values["voice"].removeprefix("default=")
    return Policy(**values)
