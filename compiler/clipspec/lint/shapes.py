"""Judging many bodies of one spec that have some members only now and then.

Bodies that have the same ones are a series; there are few of them, as a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.dialect import Dialect
from clipspec.lint.project.setting import Setting
from clipspec.lint.series import Series

_MOST = 64
"""Series that are kept: each holds what it has found clean."""


class Shapes:
    """Judges bodies that are equal but for what stands at the `varying` pointers.

    What is `omitted` may be absent, and so is then an object of which nothing is left.
    """

    def __init__(
        self, dialect: Dialect, varying: Iterable[str], omitted: Iterable[str], setting: Setting
    ) -> None:
        self._dialect, self._setting = dialect, setting
        self._varying = list(varying)
        self._omitted = [(at, pointers.split(at)) for at in omitted]
        self._series: dict[frozenset[str], Series] = {}

    def is_clean(self, data: dict[str, Any]) -> bool:
        """Say whether `judge_body` finds no error in a body."""
        absent = frozenset(at for at, tokens in self._omitted if not _stands(data, tokens))
        series = self._series.get(absent)
        if series is None:
            if len(self._series) == _MOST:
                self._series.clear()
            there = [at for at in self._varying if at not in absent]
            series = self._series[absent] = Series(self._dialect, there, self._setting)
        return series.is_clean(data)


def _stands(value: Any, tokens: list[str]) -> bool:
    for token in tokens:
        if isinstance(value, list):
            value = value[int(token)]
        elif token in value:
            value = value[token]
        else:
            return False
    return True
