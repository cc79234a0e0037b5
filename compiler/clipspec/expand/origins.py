"""Where a part of a finished body was written in its spec, and in which turns of which loops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.assembly import Origin, Turn


class Written(NamedTuple):
    """The place in the spec that made a part of a body.

    `pointer` leads to what is written there; `inside` is the rest of the way, within the value of a
    template. `turns` are those of the loops around it, the outermost first.
    """

    pointer: str
    turns: tuple[Turn, ...] = ()
    inside: tuple[str, ...] = ()


def written(
    video: Any, body: Any, pointer: str, origins: Mapping[int, Sequence[Origin]]
) -> Written:
    """Follow a pointer into a body that the spec's `video` has made, up to where it goes."""
    at, spec, made = "/video", video, body
    turns: tuple[Turn, ...] = ()
    tokens = pointers.split(pointer)
    for count, token in enumerate(tokens):
        path = "/" + pointers.escape(token)
        if isinstance(made, list) and id(made) in origins and token.isdecimal():
            origin = origins[id(made)][int(token)]
            path, turns = origin.path, (*turns, *origin.turns)
        if not isinstance(spec, (dict, list)):
            return Written(at, turns, tuple(tokens[count:]))
        try:
            spec, made = pointers.get(spec, path), pointers.get(made, "/" + pointers.escape(token))
        except KeyError:
            return Written(at + path, turns)  # a member that is not there
        at += path
    return Written(at, turns)
