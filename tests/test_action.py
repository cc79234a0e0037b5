"""The GitHub action: its own steps, run by a shell as the runner would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clipspec.source import parse

ROOT = Path(__file__).parents[1]
_GOOD = (ROOT / "templates" / "welcome.yaml").read_text("utf-8")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the action runs bash")


def _action() -> dict[str, Any]:
    document = parse((ROOT / "action.yml").read_bytes(), "action.yml")
    assert document.problems == ()
    data: dict[str, Any] = document.data
    return data


def _lint(folder: Path, args: str = "") -> tuple[int, Path]:
    """Run the script of the step that lints. Returns its exit code and the SARIF file."""
    step = next(step for step in _action()["runs"]["steps"] if step.get("id") == "lint")
    sarif, outputs = folder.parent / "clipspec.sarif", folder.parent / "outputs"
    program = folder.parent / "bin" / "clipspec"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m clipspec "$@"\n')
    program.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "compiler"),
        "GITHUB_OUTPUT": str(outputs),
        "PATHS": ".",
        "ARGS": args,
        "SARIF": str(sarif),
    }
    assert step["env"].keys() == {"PATHS", "ARGS", "SARIF"}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, env=env, capture_output=True, text=True,
    )  # fmt: skip
    assert outputs.read_text().endswith(f"sarif={sarif}\n"), done.stderr
    return done.returncode, sarif


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one good spec."""
    made = tmp_path / "repository"
    made.mkdir()
    (made / "good.yaml").write_text(_GOOD, "utf-8")
    return made


def test_a_good_spec_passes(folder: Path) -> None:
    code, sarif = _lint(folder)

    assert code == 0
    assert json.loads(sarif.read_text("utf-8"))["version"] == "2.1.0"


def test_a_bad_spec_fails_and_the_report_is_there_to_upload(folder: Path) -> None:
    (folder / "bad.yaml").write_text(_GOOD.replace('"16:9"', '"4:3"'), "utf-8")

    code, sarif = _lint(folder)

    assert code == 1
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    assert "error" in {result["level"] for result in results}


def test_wrong_arguments_are_no_findings(folder: Path) -> None:
    assert _lint(folder, "--select nonsense")[0] == 2


def test_every_input_is_used() -> None:
    """What an action offers and does not use is a promise that nobody keeps."""
    action = _action()
    steps = json.dumps(action["runs"]["steps"])

    for name in action["inputs"]:
        assert f"inputs.{name}" in steps
