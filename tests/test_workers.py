"""Work spread over processes gives what one process gives."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from clipspec.cli.workers import spread
from clipspec.errors import ClipspecError, UsageError
from conftest import Done

FORKS = sys.platform not in ("darwin", "win32")
posix = pytest.mark.skipif(not FORKS, reason="one process does everything here")


def _squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def _processes(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


def _refuse(wrong: int, numbers: Sequence[int]) -> list[int]:
    if wrong in numbers:
        raise UsageError(f"not {wrong}")
    return list(numbers)


def _texts(numbers: Sequence[int]) -> list[str]:
    return [str(number) * 1_000_000 for number in numbers]


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 10, 300])
def test_the_order_is_kept(jobs: int, count: int) -> None:
    assert spread(_squares, range(count), jobs) == _squares(range(count))


def test_the_work_is_really_spread() -> None:
    assert len(set(spread(_processes, range(9), 3))) == (3 if FORKS else 1)


@pytest.mark.parametrize("wrong", [1, 7])
def test_what_a_process_raises_reaches_the_caller(wrong: int) -> None:
    """Ours or a worker; and no process stays behind."""
    with pytest.raises(UsageError, match=f"not {wrong}"):
        spread(partial(_refuse, wrong), range(8), 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_answer_may_be_larger_than_a_pipe() -> None:
    """Two workers that wait to be read do not keep the one that works from its end."""
    assert spread(_texts, range(3), 3) == _texts(range(3))


@posix
@pytest.mark.parametrize("sent", ["SIGKILL", "SIGINT"])
def test_a_worker_that_is_killed(sent: str, capfd: pytest.CaptureFixture[str]) -> None:
    """As for want of memory, or by Ctrl-C: a clear error, and no traceback of the worker's."""

    def die(numbers: Sequence[int]) -> list[int]:
        if 7 in numbers:
            # Where nobody sits at a terminal, as in the background of a shell, it may be ignored.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.kill(os.getpid(), getattr(signal, sent))
            signal.pause()  # until Python has seen it
        return list(numbers)

    with pytest.raises(
        ClipspecError, match="a worker process was ended from outside; try `--jobs 1`"
    ):
        spread(die, range(8), 2)
    assert capfd.readouterr() == ("", "")


@posix
def test_a_fault_of_ours_in_a_worker_is_told_once(
    program: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("clipspec.lint.engine.judge", fail)
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{}")
    done = program("lint", str(tmp_path), "--jobs", "2")

    assert (done.code, done.out, done.err.count("on purpose")) == (3, "", 1)
    assert "Traceback" not in done.err


CLIP = {"avatar_id": "look_1", "voice_id": "voice_1", "input_text": "Hello"}
V1 = {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [CLIP]}
V3 = {"type": "avatar", "avatar_id": "look_1", "voice_id": "voice_1", "script": "Hello"}
KINDS: tuple[Callable[[int], str], ...] = (
    lambda n: json.dumps(V1),
    lambda n: json.dumps({**V1, "ratio": "4:3", "clips": [{**CLIP, "scale": "1"}]}),
    lambda n: f'version: v1alpha\nratio: "4:3" # clipspec: ignore[wrong-ratio] as {n}\nclips: []\n',
    lambda n: f'type: avatar # clipspec: ignore\navatar_id: "<id>"\ncallback_id: call-{n % 4}\n',
    lambda n: json.dumps({**V3, "callback_id": f"call-{n % 4}"}),
    lambda n: (
        f"clipspec: 1\nname: quiet-{n}\n# clipspec: ignore[shared-callback-id] all of it, {n}\n"
        'video:\n  type: avatar\n  avatar_id: look_1\n  script: "Hello"\n  callback_id: quiet\n'
    ),
    lambda n: json.dumps({"clipspec": 1, "name": f"film-{n % 3}", "video": V1}),
    lambda n: json.dumps({"clipspec": 1, "name": "film", "video": {**V1, "ratio": "{{ shape }}"}}),
    lambda n: f"clips: [{{avatar_id: look_{n}",
    lambda n: json.dumps({"a": n}),
)


@pytest.fixture
def crowd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to work in with 300 files of all kinds: good, wrong, silenced, foreign, unreadable.

    Those of one kind stand far apart, so that each share has some of each.
    """
    monkeypatch.chdir(tmp_path)
    for n in range(300):
        name = f"{n % 7}/{n:03}.{'json' if n % 10 in (0, 1, 4, 6, 9) else 'yaml'}"
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(KINDS[n % 10](n), "utf-8")
    (tmp_path / "3" / "gone.json").symlink_to("nowhere.json")
    (tmp_path / "5" / "bytes.yaml").write_bytes(b"clips: \xff\n")
    (tmp_path / "clipspec.toml").write_text(
        'exclude = ["6/**"]\nper-file-ignores = {"2/*" = ["CS110"]}\n'
        '[[suppress]]\nfile = "1/001.json"\npointer = "/ratio"\nrule = "wrong-ratio"\n'
        'reason = "it is to show"\n'
        '[[suppress]]\nfile = "4/004.json"\npointer = "/callback_id"\n'
        'rule = "shared-callback-id"\nreason = "it is to show"\n'
    )


@pytest.mark.usefixtures("crowd")
@posix
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_report_is_the_same_whatever_the_number_of_processes(
    form: str, program: Callable[..., Done]
) -> None:
    """Byte for byte, with what shows only across files, and what is said on standard error."""
    alone = program("lint", "--format", form, "--jobs", "1")

    assert alone.code == 3  # the file that is gone
    for shown in ("wrong-ratio", "shared-callback-id", "shared-name", "undefined-name"):
        assert shown in alone.out
    for jobs in ("2", "3", "7"):
        assert program("lint", "--format", form, "--jobs", jobs) == alone
