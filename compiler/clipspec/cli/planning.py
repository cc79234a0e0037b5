"""The words of `compile --plan`: what a run will give and cost, and how that was estimated."""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.compile.estimate import Estimate


def worded(found: Estimate, rows: int | None, combinations: int) -> Iterator[str]:
    """Yield the lines of a plan. `rows` is None without data."""
    of = [f"{rows:,} rows"] if rows is not None else []
    of += [f"{combinations:,} combinations"] if combinations > 1 or not of else []
    yield f"{found.bodies:,} bodies of {' × '.join(of)}"
    if not found.sample:
        return
    yield f"about {_size(found.size)}, {_time(found.speech)} of speech, {_credits(found.credits)}"
    yield f"about {_time(found.work)} of work for one process"
    how = f"estimated from {found.sample:,} of the bodies, evenly spread"
    if found.sample == found.bodies:
        how = "estimated from all of the bodies"
    yield f"{how}: {found.failing:,} of them would fail"
    yield "speech at 150 words a minute, recordings not counted; prices of Enterprise accounts"


def _credits(price: float | None) -> str:
    return f"{price:,.1f} credits" if price is not None else "at no price that is known"


def _size(size: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if size < 1_000:
            return f"{size:,.0f} {unit}"
        size /= 1_000
    return f"{size:,.1f} GB"


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.1f} seconds"
    return f"{seconds / 60:,.1f} minutes" if seconds < 6_000 else f"{seconds / 3_600:,.1f} hours"
