"""The line on a terminal: after a second, with rate and time left, and gone in the end."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clipspec.cli.progress import watched
from clipspec.compile import Made, Row, Unit
from clipspec.lint.rulebook import diagnostic
from test_batches import SPEC
from test_cli_lint import ROOT

_BODY = Made(Unit(), "a", b"{}\n")
_WRONG = Made(Unit(), "", b"", (diagnostic("missing-param", "a", Row(1, 1, {}, True).start, ""),))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(made: list[Made], total: int | None, step: float) -> list[str]:
    """What is printed where each body takes so many seconds."""
    moments: Iterator[float] = (number * step for number in range(10**6))
    stream = _Terminal()
    assert list(watched(made, total, stream, moments.__next__)) == made
    return stream.getvalue().replace("\x1b[K", "").split("\r")[1:]


def test_a_second_of_work_shows_nothing() -> None:
    assert _shown([_BODY] * 9, 9, 0.1) == []


def test_bodies_rate_and_time_left() -> None:
    assert _shown([_BODY] * 30, 300, 0.5) == [
        *(f"{n} of 300 bodies, 2 a second, {_left((300 - n) / 2)} left" for n in range(2, 31)),
        "",
    ]
    assert _shown([_BODY] * 3, None, 0.5) == [
        "2 bodies, 2 a second",
        "3 bodies, 2 a second",
        "",
    ]


def _left(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def test_it_is_not_drawn_more_often_than_eyes_follow() -> None:
    assert len(_shown([_BODY] * 3_000, None, 0.001)) == 10 + 1


def test_what_is_wrong_gets_a_line_of_its_own() -> None:
    assert _shown([_BODY, _BODY, _WRONG], None, 1.0)[-2:] == ["3 bodies, 1 a second", ""]


def test_elsewhere_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [_BODY]
    assert watched(made, None, io.StringIO()) is made
    monkeypatch.setenv("TERM", "dumb")
    assert watched(made, None, _Terminal()) is made


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_on_a_real_terminal_it_never_comes_into_the_output(tmp_path: Path) -> None:
    """Standard error is a terminal, standard output a file."""
    import pty

    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    rows = "".join(f"Name {n},1\n" for n in range(20))
    (tmp_path / "rows.csv").write_text(f"first_name,size\n{rows}")
    ours, theirs = pty.openpty()
    code = (
        "from clipspec.cli import progress; progress._PATIENCE = progress._PAUSE = 0\n"
        "from clipspec.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "compile", "spec.yaml", "--data", "rows.csv"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler"), "TERM": "xterm"}
    with (tmp_path / "out.jsonl").open("wb") as out:
        done = subprocess.run(command, cwd=tmp_path, env=env, stdout=out, stderr=theirs)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()

    assert done.returncode == 0
    assert len(lines) == 40
    assert all(line.startswith(b'{"version"') and line.endswith(b"}") for line in lines)
    assert said.startswith("clipspec: 2 combinations: 2 locale\r\n\r1 bodies, ")
    assert said.endswith("\r\x1b[K")
