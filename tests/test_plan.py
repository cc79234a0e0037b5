"""`--plan`: what a run will give and cost, before any work."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from clipspec.compile import Row, Unit
from clipspec.compile.estimate import MOST, _spread
from clipspec.dialects import dialects
from clipspec.lint.rule import Body
from clipspec.lint.views.spoken import price, spoken
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from test_batch_bodies import SPEC as V3
from test_batches import COMPILE, _folder, _rows, desk

Program = Callable[..., Done]
__all__ = ["desk"]


def _plan(program: Program, *options: str) -> list[str]:
    """The lines of a plan, without the time that it names."""
    before = _folder(Path())
    done = program(*COMPILE, "--plan", *options)

    assert done.code == 0, done.err
    assert _folder(Path()) == before
    lines = done.out.splitlines()
    if len(lines) > 1:
        assert re.fullmatch(r"about [\d.]+ (seconds|minutes) of work for one process", lines.pop(2))
    return lines


def test_a_plan_counts_exactly_where_all_are_made(desk: Path, program: Program) -> None:
    size = len(program(*COMPILE).out.encode())
    _rows(desk, "Ada,1", "Grace,9", "Lin,1", "Mae,1", "Zoë,1")
    kept = len(program(*COMPILE, "--on-error", "skip").out.encode())
    lines = _plan(program, "-o", "out/")

    # `Hello Ada, en`: three words, at two and a half a second, eight times.
    assert lines[:3] == [
        "10 bodies of 5 rows × 2 combinations",
        f"about {kept / 1000:.0f} kB, 9.6 seconds of speech, at no price that is known",
        "estimated from all of the bodies: 2 of them would fail",
    ]
    assert size > kept
    assert _plan(program, "--to", "v2", "--accept", "all")[1].endswith(", 0.0 credits")


def test_a_plan_is_of_what_is_chosen(desk: Path, program: Program) -> None:
    assert _plan(program, "--rows", "2:3")[0] == "4 bodies of 2 rows × 2 combinations"
    assert _plan(program, "--limit", "3")[0] == "3 bodies of 5 rows × 2 combinations"
    assert _plan(program, "--shard", "1/3")[0] == "3 bodies of 5 rows × 2 combinations"
    assert _plan(program, "--rows", "9:") == ["0 bodies of 0 rows × 2 combinations"]


def test_a_plan_of_many_looks_at_a_thousand(desk: Path, program: Program) -> None:
    _rows(desk, *(f"Name {n},{9 if n <= 300 else 1}" for n in range(1, 1_501)))
    whole = len(program(*COMPILE, "--on-error", "skip").out.encode())
    lines = _plan(program)

    assert lines[0] == "3,000 bodies of 1,500 rows × 2 combinations"
    assert lines[2] == ("estimated from 1,000 of the bodies, evenly spread: 200 of them would fail")
    said = int(lines[1].split()[1])
    assert abs(said - whole / 1_000) <= 0.01 * whole / 1_000


def test_a_plan_refuses_what_a_run_refuses(desk: Path, program: Program) -> None:
    (desk / "rows.csv").write_text("first_nam\nAda\n")
    assert program(*COMPILE, "--plan").code == 1
    assert program(*COMPILE, "--plan", "--check", "-o", "out/").code == 2


@given(st.integers(0, 5_000))
def test_the_sample_is_evenly_spread(bodies: int) -> None:
    units = [Unit(Row(number, number, {}, True)) for number in range(bodies)]
    found = [unit.row.number for unit in _spread(units, bodies) if unit.row]
    gaps = {after - before for before, after in pairwise(found)}

    assert len(found) == min(bodies, MOST)
    assert found[:1] == ([0] if bodies else [])
    assert not gaps or max(gaps) - min(gaps) <= 1


_TEN = "one two three four five six seven eight nine ten"  # four seconds


@pytest.mark.parametrize(
    ("dialect", "body", "seconds", "costs"),
    [
        ("v1", {"clips": [{"input_text": _TEN}]}, 4, None),
        ("v2", {"video_inputs": [{"voice": {"input_text": _TEN}}]}, 4, 4 * 0.0033),
        ("v2", {"video_inputs": [{"voice": {"input_text": _TEN, "speed": 0.5}}]}, 8, 8 * 0.0033),
        ("v2", {"video_inputs": [{"voice": {"duration": 3}}]}, 3, 3 * 0.0033),
        (
            "v2",
            {
                "video_inputs": [
                    {"voice": {"input_text": _TEN}, "character": {"use_avatar_iv_model": True}}
                ]
            },
            4,
            4 * 0.1,
        ),
        ("v3", {"script": _TEN}, 4, 4 * 0.1),
        ("v3", {"script": _TEN, "engine": {"type": "avatar_iii"}}, 4, 4 * 0.0033),
        ("v3", {"script": _TEN, "engine": {"type": "avatar_v"}}, 4, None),
        ("v3", {"script": _TEN, "voice_settings": {"speed": 1.25}}, 3.2, 3.2 * 0.1),
    ],
)
def test_seconds_and_credits_of_a_body(
    dialect: str, body: dict[str, Any], seconds: float, costs: float | None
) -> None:
    seen = Body(body, dialects()[dialect])

    assert sum(length for _, length in spoken(seen)) == pytest.approx(seconds)
    assert price(seen) == (pytest.approx(costs) if costs is not None else None)


def test_a_plan_of_v3_has_a_price(desk: Path, program: Program) -> None:
    (desk / "spec.yaml").write_text(V3)
    # Two words a body, half of them at each price: 0.8 seconds, five times.
    assert _plan(program)[1].endswith(
        f", 8.0 seconds of speech, {4 * 0.1 + 4 * 0.0033:.1f} credits"
    )
