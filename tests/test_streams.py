"""What every command does when standard output is full, or closed, and with names of any bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[1]
BODY = {
    "version": "v9",
    "clips": [{"avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd0", "input_text": "Hello"}],
}
PRINTING = (
    "lint body.json",
    "lint --format json body.json",
    "compile spec.yaml",
    "compile spec.yaml --data rows.jsonl",
    "migrate body.json --to v2 --accept all",
    "explain CS201",
    "rules",
    "schema",
    "schema spec",
    "templates",
    "--version",
    "--help",
    "lint --help",
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a body, a spec and a row."""
    (tmp_path / "rows.jsonl").write_text("{}\n")
    (tmp_path / "body.json").write_text(json.dumps(BODY))
    spec = {"clipspec": 1, "name": "one", "video": BODY | {"version": "v1alpha"}}
    (tmp_path / "spec.yaml").write_text(json.dumps(spec))
    return tmp_path


def _run(command: str, cwd: Path, stdout: int | IO[bytes]) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    return subprocess.run(
        [sys.executable, "-m", "clipspec", *command.split(" ")],
        cwd=cwd,
        env=env,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", PRINTING)
def test_full_disk_is_said_in_one_line(command: str, desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _run(command, desk, stdout=full)

    said = b"clipspec: cannot write to standard output: no space left on device"
    assert (3, said) == (done.returncode, done.stderr.splitlines()[-1])


@pytest.mark.parametrize("command", PRINTING)
def test_a_reader_who_has_gone_is_no_error(command: str, desk: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = _run(command, desk, stdout=writer)
    finally:
        os.close(writer)

    assert done.returncode == 0
    assert b"rror" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="file names are any bytes on Linux only")
def test_lint_of_a_file_name_that_is_no_text(desk: Path) -> None:
    name = os.fsdecode(b"caf\xe9.json")
    (desk / "body.json").rename(desk / name)

    text = _run(f"lint {name}", desk, stdout=subprocess.PIPE)
    report = _run(f"lint --format json {name}", desk, stdout=subprocess.PIPE)

    assert (text.returncode, report.returncode) == (1, 1)
    assert b"caf\\udce9.json:1:13" in text.stdout
    assert name == json.loads(report.stdout)["files"][0]["file"]


CLOSED = b"clipspec: cannot write to standard output: it is closed\n"
UNREAD = b"clipspec: cannot read standard input: it is closed\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        *((f"{command} >&-", 3, CLOSED) for command in ("--version", "--help", "lint --help")),
        ("lint body.json >&-", 3, CLOSED),
        ("lint --output out.txt body.json >&-", 1, b""),
        ("compile spec.yaml -o out.json <&- >&- 2>&-", 0, b""),
        ("schema spec >&-", 3, CLOSED),
        ("rules <&- >&-", 3, CLOSED),
        ("lint - <&-", 3, UNREAD),
        ("compile - <&-", 3, UNREAD),
        ("compile spec.yaml --data - <&-", 3, UNREAD),
        ("lint --fix - <&- >&- 2>&-", 3, b""),
        ("lint missing.json 2>&-", 3, b""),
    ],
)
def test_a_closed_stream_is_said_in_one_line(
    command: str, code: int, said: bytes, desk: Path
) -> None:
    """And where it is not needed it does not matter."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler"), "CLIPSPEC_DEBUG": "1"}
    line = f"'{sys.executable}' -m clipspec {command}"
    done = subprocess.run(["sh", "-c", line], cwd=desk, env=env, capture_output=True)

    assert (done.returncode, done.stderr) == (code, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["lint missing.json", "lint --nonsense", "--help"])
def test_no_word_of_it_can_be_said_either(command: str, desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
        line = [sys.executable, "-m", "clipspec", *command.split(" ")]
        done = subprocess.run(line, cwd=desk, env=env, stdout=full, stderr=full)

    assert done.returncode == (2 if "nonsense" in command else 3)
