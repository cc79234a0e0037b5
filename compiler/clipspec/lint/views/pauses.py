"""Pauses in a text to speak: break tags, the right ones and those that were meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"(?ai)<[ ]?(?:break|pause)"
_TAG = _NAME + r"(?![\w-])[^<>]*(?:>(?:\s{0,9}</(?:break|pause)\s{0,9}>)?)?"
_MILLISECONDS = "ms|msecs?|milliseconds?"
_RIGHT = (
    r"""(?a)<break\s+time=(["'])(?:\d+|\d*\.\d+)"""
    rf"(?:s|\s?(?i:{_MILLISECONDS}))\1\s*/>"
)
_QUOTES = "[\"'`´“”„‟″‘’‚′«»]{0,3}"
# White space is bounded: two unbounded stretches with nothing between them cost their square.
_MEANT = (
    _NAME + r"\s{1,9}(?:(?:time|duration|length)\s{0,9}=\s{0,9})?" + _QUOTES + r"\s{0,9}"
    r"(?P<time>(?P<number>\d{1,6}(?:[.,]\d{1,6})?|\.\d{1,6})\s{0,9}"
    rf"(?P<unit>{_MILLISECONDS}|s|secs?|seconds?)?)(?![\w.,%])"
    r"\s{0,9}" + _QUOTES + r"\s{0,9}/?\s{0,9}>?"
)


class Pause(NamedTuple):
    """A break tag: its characters `start` to `end`, and those of its time without the quotes.

    `number` and `unit` (`ms`, `s` or `""`) are what its time says, empty where nobody can tell.
    `closed`: the tag has its `>`. `right`: it is as the API knows it, but for milliseconds.
    """

    start: int
    end: int
    closed: bool
    right: bool
    number: str = ""
    unit: str = ""
    time: tuple[int, int] = (0, 0)

    @property
    def seconds(self) -> str:
        """How long it is, as the API wants it: `0.5` for 500 ms. Raises without a `number`."""
        from decimal import Decimal

        number = Decimal(self.number.replace(",", "."))
        exact = number.scaleb(-3) if self.unit == "ms" else number
        text = f"{exact:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def pauses(text: str) -> Iterator[Pause]:
    """Yield every break tag of a text, in order."""
    if "<" in text:
        for found in re.finditer(_TAG, text):
            yield _pause(text, found)


def _pause(text: str, tag: re.Match[str]) -> Pause:
    start, end = tag.span()
    closed = ">" in tag[0]
    meant = re.compile(_MEANT).match(text, start, end)
    if not closed:  # the tag ends where its time ends, or else nobody knows
        end = meant.end() if meant else start + len(re.findall(_NAME, tag[0])[0])
    right = re.fullmatch(_RIGHT, tag[0]) is not None
    if meant is None or (closed and ">" not in meant[0]):
        return Pause(start, end, closed, right)
    unit = (meant["unit"] or "").casefold()
    kind = "ms" if unit.startswith("m") else unit[:1]
    return Pause(start, end, closed, right, meant["number"], kind, meant.span("time"))
