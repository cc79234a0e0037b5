"""Migrations as pairs of files: what goes in, what comes out, and the account of it.

A case is a folder in `tests/cases/migrate`: `input.json`, `args` for more of the command line,
`output.json` (absent where the file is blocked) and `report.json`. `pytest --update` rewrites
the last two; read their diff.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from clipspec.validate import is_valid
from test_cli_lint import clipspec

CASES = sorted((Path(__file__).parent / "cases" / "migrate").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, update: bool) -> None:
    """The printed body and the report are the golden ones, and the exit code follows from them."""
    args = shlex.split((case / "args").read_text("utf-8")) if (case / "args").exists() else []
    to = [] if "--to" in args else ["--to", "v2"]
    done = clipspec(
        "migrate", "input.json", *to, *args, "--report", str(tmp_path / "report.json"), cwd=case
    )
    report = (tmp_path / "report.json").read_text("utf-8")
    if update:
        _update(case, done.stdout, report)

    assert (case / "report.json").read_text("utf-8") == report
    assert _golden(case / "output.json") == done.stdout
    status = json.loads(report)["files"][0]["status"]
    assert (1 if status == "blocked" else 0) == done.returncode
    assert bool(done.stdout) == (status != "blocked")
    assert is_valid("report/migration", json.loads(report))
    assert status in done.stderr


def _golden(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _update(case: Path, output: str, report: str) -> None:
    (case / "report.json").write_text(report, "utf-8")
    if output:
        (case / "output.json").write_text(output, "utf-8")
    else:
        (case / "output.json").unlink(missing_ok=True)
