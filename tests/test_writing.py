"""Writing: a file appears whole, a device or a pipe takes the bytes, no folder comes unasked."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Done

ROOT = Path(__file__).parents[1]
WRONG = {"version": "v9", "clips": [{"avatar_id": "a1", "voice_id": "v1", "input_text": "Hello"}]}
BODY = {**WRONG, "version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA"}
posix = pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes have names on POSIX")
Program = Callable[..., Done]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a wrong body, a right one and a spec."""
    monkeypatch.chdir(tmp_path)
    Path("wrong.json").write_text(json.dumps(WRONG))
    Path("body.json").write_text(json.dumps(BODY))
    Path("spec.yaml").write_text(json.dumps({"clipspec": 1, "name": "one", "video": BODY}))
    return tmp_path


def _shell(line: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    line = line.replace("clipspec", f"'{sys.executable}' -m clipspec", 1)
    return subprocess.run(["sh", "-c", line], env=env, capture_output=True, text=True)


@posix
def test_a_device_stays_one(program: Program) -> None:
    link = Path("nowhere")
    link.symlink_to(os.devnull)

    assert program("lint", "wrong.json", "--output", os.devnull).code == 1
    assert program("lint", "wrong.json", "--output", "nowhere").code == 1
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert link.is_symlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_takes_nothing(program: Program) -> None:
    done = program("lint", "wrong.json", "--output", "/dev/full")

    assert done.code == 3
    assert done.err == "clipspec: cannot write /dev/full: no space left on device\n"


@posix
@pytest.mark.parametrize("command", ["lint", "migrate --to v2 --accept all"])
def test_standard_output_by_its_name(command: str) -> None:
    """Also where it is a file, which holds something already."""
    printed = _shell(f"clipspec {command} body.json")
    named = "--output" if command == "lint" else "-o"
    piped = _shell(f"clipspec {command} body.json {named} /dev/stdout")
    Path("log").write_text("one\n")
    _shell(f"clipspec {command} body.json {named} /dev/fd/1 >> log")

    assert (piped.returncode, piped.stdout) == (printed.returncode, printed.stdout)
    assert Path("log").read_text() == f"one\n{printed.stdout}"


@posix
def test_a_pipe_with_a_name() -> None:
    os.mkfifo("pipe")
    done = _shell("cat pipe & clipspec lint body.json --format json --output pipe; wait")

    assert json.loads(done.stdout)["summary"]["files"] == 1
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


@posix
def test_a_link_stays_and_its_file_is_written(program: Program) -> None:
    Path("there").mkdir()
    for name in ("old", "new"):
        Path(name).symlink_to(f"there/{name}.txt")
    Path("there/old.txt").write_text("old")

    for name in ("old", "new"):
        assert program("lint", "body.json", "--output", name).code == 0
        assert Path(name).is_symlink()
        assert "1 file" in Path(f"there/{name}.txt").read_text()


@pytest.mark.parametrize(
    "command",
    [
        "lint body.json --output nope/x.txt",
        "lint body.json --baseline nope/x.json --baseline-write",
        "migrate body.json --to v2 --accept all -o nope/x.json",
        "migrate body.json --to v2 --accept all --report nope/x.json",
        "compile spec.yaml -o nope/x.json",
    ],
)
def test_no_folder_comes_unasked(command: str, program: Program, desk: Path) -> None:
    done = program(*command.split())

    assert done.code == 3
    assert f"there is no folder {desk / 'nope'}\n" in done.err
    assert not Path("nope").exists()


@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("compile spec.yaml -o new/out/", "new/out/one.json"),
        ("migrate body.json --to v2 --accept all -o new/out/", "new/out/body.json"),
        ("init welcome new/out", "new/out/welcome.yaml"),
    ],
)
def test_a_folder_that_is_asked_for(command: str, made: str, program: Program) -> None:
    assert program(*command.split()).code == 0
    assert Path(made).is_file()


@pytest.mark.parametrize(
    "command",
    [
        "compile spec.yaml -o body.json/out/",
        "migrate wrong.json --to v2 --accept all -o body.json/out/",
        "init welcome body.json/out",
    ],
)
def test_a_folder_that_cannot_be_made(command: str, program: Program) -> None:
    done = program(*command.split())

    assert done.code == 3
    assert "cannot make the folder body.json" in done.err


@posix
@pytest.mark.parametrize(
    "command", ["lint --fix --unsafe-fixes", "migrate --to v2 --accept all --write"]
)
def test_what_a_pipe_gave_cannot_be_rewritten(command: str) -> None:
    os.mkfifo("pipe.json")
    source = "wrong.json" if "lint" in command else "body.json"
    done = _shell(f"cat {source} > pipe.json & clipspec {command} pipe.json")

    assert done.returncode == 3
    assert "cannot write pipe.json: it is no regular file" in done.stderr
