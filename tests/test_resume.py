"""Runs that are killed: what lies in the folder is whole, and the next run goes on to the same end.

The moments are random, the seed is not.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from clipspec.cli.sinks.staging import Key, Staged, Staging
from clipspec.compile import Row, Unit
from clipspec.compile.manifest import digest
from hypothesis import given
from hypothesis import strategies as st
from test_batches import SPEC
from test_cli_lint import ROOT

_ARGUMENTS = (*("compile", "spec.yaml", "--data", "rows.csv"), *("-o", "out/"))


def _desk(folder: Path, bodies: int) -> None:
    (folder / "spec.yaml").write_text(SPEC, "utf-8")
    rows = (f"Name {number},1" for number in range(1, bodies // 2 + 1))
    (folder / "rows.csv").write_text("\n".join(["first_name,size", *rows]) + "\n")


def _start(desk: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "clipspec", *_ARGUMENTS, *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=desk, env=env, stdout=pipe, stderr=pipe, text=True)


def _run(desk: Path, *options: str) -> str:
    out, err = (run := _start(desk, *options)).communicate()
    assert (run.returncode, out) == (0, ""), err
    return err


def _files(desk: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (desk / "out").glob("*")}


def _killed_and_taken_up(desk: Path, kills: int, bodies: int, jobs: str) -> None:
    _desk(desk, bodies)
    start = time.monotonic()
    _run(desk, "--jobs", jobs)
    lasts = time.monotonic() - start
    whole, moments = _files(desk), random.Random(bodies)
    assert len(whole) == bodies + 1
    for kill in range(kills):
        if kill % 5 == 0:
            shutil.rmtree(desk / "out")
        run = _start(desk, "--jobs", jobs)
        try:
            run.communicate(timeout=moments.uniform(0, lasts))
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
        there = _files(desk)
        assert there == {name: whole[name] for name in there}
        if kill % 5 == 4:
            _run(desk, "--jobs", jobs)
            assert _files(desk) == whole
            assert not list(desk.glob(".*"))


def test_killed_at_twenty_moments(tmp_path: Path) -> None:
    _killed_and_taken_up(tmp_path, 20, 200, "1")


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_a_hundred_moments_of_a_run_of_two_thousand_files(
    jobs: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--hypothesis-profile") != "laws":
        pytest.skip("it takes minutes: `make laws` runs it")
    _killed_and_taken_up(tmp_path, 100, 2_000, jobs)


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """The journal of a run that was ended counts, and a torn line at its end does not."""
    _desk(tmp_path, 20)
    _run(tmp_path)
    whole, inputs = _files(tmp_path), json.loads((tmp_path / "out" / "manifest.json").read_text())
    head = json.dumps(inputs["inputs"], sort_keys=True).encode()
    shutil.rmtree(tmp_path / "out")
    staging = Staging(tmp_path / "out", "", head)
    for number in (1, 2):
        row = Row(number, number + 1, {"first_name": f"Name {number}", "size": "1"}, False)
        name = f"name-{number}-en.json"
        staging.keep(Key.of(Unit(row)), Staged(name, digest(whole[name])), whole[name])
    staging.close(keep=True)
    journal = tmp_path / ".out.partial" / "journal.jsonl"
    with journal.open("a") as file:
        file.write('[3, 0, "torn')
    again = Staging(tmp_path / "out", "", head)
    again.close(keep=True)

    assert len(again) == 2
    assert _run(tmp_path) == "clipspec: going on after 2 bodies\n"
    assert _files(tmp_path) == whole


_Body = tuple[int, bytes, bool]


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([b"1", b"22"]), st.booleans())))
)
def test_only_what_is_whole_is_known_and_moved(
    tmp_path_factory: pytest.TempPathFactory, runs: list[list[_Body]]
) -> None:
    """The law: whatever runs before it did, each run moves in what it has made, byte for byte.

    Every run makes one body of each row, of which the content is its data; where it is `torn`, the
    run is killed while it writes that file. The last one is not.
    """
    target = tmp_path_factory.mktemp("law") / "out"
    for index, run in enumerate([*runs, []]):
        made = {row: content for row, content, _ in run} or {1: b"1", 2: b"22"}
        staging = Staging(target, "", b"same")
        torn = next((row for row, _, torn in run if torn), None)
        for row, content in made.items():
            name, values = f"{row}.json", {"content": content.decode()}
            key = Key.of(Unit(Row(row, row, values, True)))
            if row == torn and index < len(runs):
                (target.parent / ".out.partial" / name).write_bytes(b"")
                staging.close(keep=True)
                break
            if staging.known(key) is None:
                staging.keep(key, Staged(name, digest(content)), content)
        else:
            target.mkdir(exist_ok=True)
            staging.move(f"{row}.json" for row in made)
            staging.close(keep=False)
            assert {row: (target / f"{row}.json").read_bytes() for row in made} == made


def test_workers_end_with_the_process_that_is_killed(tmp_path: Path) -> None:
    """They hold its standard error: once it is closed, none of them is left."""
    _desk(tmp_path, 40_000)
    run = _start(tmp_path, "--jobs", "2")
    journal = tmp_path / ".out.partial" / "journal.jsonl"
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 1_000):
        assert run.poll() is None
    os.kill(run.pid, signal.SIGKILL)

    run.communicate(timeout=20)
