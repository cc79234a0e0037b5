"""The shipped specs: each lints clean, and each of its examples compiles into a clean body."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec.lint.engine import judge
from clipspec.source import parse
from test_cli_lint import clipspec

ROOT = Path(__file__).parents[1]
SPECS = sorted((ROOT / "templates").glob("*.yaml"))
EXAMPLES = [
    pytest.param(path, example, id=f"{path.stem}-{number}")
    for path in SPECS
    for number, example in enumerate(parse(path.read_bytes(), path.name).data["examples"], 1)
]


def _loud(text: str | bytes, name: str) -> list[str]:
    found = judge(parse(text, name)).diagnostics
    return [f"{d.code} {d.pointer} {d.message}" for d in found if d.severity.value != "info"]


def test_there_are_three() -> None:
    assert [path.stem for path in SPECS] == ["product-update", "training-lesson", "welcome"]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_spec_lints_clean(path: Path) -> None:
    assert _loud(path.read_bytes(), path.name) == []


@pytest.mark.parametrize(("path", "example"), EXAMPLES)
def test_example_compiles_into_a_clean_body(
    path: Path, example: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "params.json").write_text(json.dumps(example), "utf-8")
    done = clipspec("compile", str(path), "--params", "params.json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert _loud(done.stdout, "body.json") == []
    assert "{{" not in done.stdout
    assert json.loads(done.stdout)["test"] is example.get("test", True)


def test_init_copies_a_spec_that_compiles(tmp_path: Path) -> None:
    """A newcomer's first three commands."""
    listed = clipspec("templates", cwd=tmp_path).stdout
    assert "training-lesson" in listed

    assert clipspec("init", "training-lesson", cwd=tmp_path).returncode == 0
    again = clipspec("init", "training-lesson", cwd=tmp_path)
    assert again.returncode == 3
    assert "already there" in again.stderr
    done = clipspec(
        "compile",
        "training-lesson.yaml",
        "--set",
        "topic=alerts",
        "--set",
        "minutes=1",
        cwd=tmp_path,
    )
    assert "you will need about one minute." in json.loads(done.stdout)["clips"][1]["input_text"]


def test_init_of_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    done = clipspec("init", "welcom", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean welcome?" in done.stderr
