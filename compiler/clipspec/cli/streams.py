"""The standard streams where a caller has closed some: `clipspec lint >&-`, or a daemon."""

from __future__ import annotations

import os
import sys


def open_streams() -> None:
    """Put something in the place of each stream that came in closed.

    Otherwise the next file that is opened would be it. What cannot be read or printed fails when
    that is tried, as the null device is opened the wrong way round; words to nobody are dropped.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(_null(os.O_WRONLY), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(_null(os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(_null(os.O_WRONLY), "w", encoding="utf-8")


def _null(flags: int) -> int:
    return os.open(os.devnull, flags)
