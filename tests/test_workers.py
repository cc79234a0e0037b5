"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pytest
from clipspec.cli.workers import spread
from clipspec.errors import UsageError


def _squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def _processes(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def _refuse(numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        raise UsageError("not seven")
    return list(numbers)


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 10, 300])
def test_the_order_is_kept(jobs: int, count: int) -> None:
    assert spread(_squares, range(count), jobs) == _squares(range(count))


def test_the_work_is_really_spread() -> None:
    here = {os.getpid()}
    ours = set(spread(_processes, range(9), 3))
    assert ours == here if sys.platform in ("darwin", "win32") else not ours & here


def test_what_a_worker_raises_reaches_the_caller() -> None:
    with pytest.raises(UsageError, match="not seven"):
        spread(_refuse, range(8), 2)
