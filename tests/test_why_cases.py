"""Origins as pairs of files: a spec, what is asked of it, and where that came from.

A case is a folder in `tests/cases/why`: `spec.yaml`, and `args` with one command line a line.
`expected.txt` is what all of them print, `expected.json` the reports of those that give an answer.
`pytest --update` rewrites these two; read their diff.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clipspec.validate import is_valid
from conftest import Done

CASES = sorted((Path(__file__).parent / "cases" / "why").iterdir())
_VOICE = "2bd001e7e50f421d891986aad5158bc8"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path, program: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    """Text and JSON are the golden ones, and no secret stands in either."""
    monkeypatch.chdir(case)
    monkeypatch.setenv("CLIPSPEC_TEST_VOICE", _VOICE)
    text, reports = "", []
    for line in (case / "args").read_text("utf-8").splitlines():
        done = program("why", "spec.yaml", *shlex.split(line))
        text += f"$ clipspec why spec.yaml {line}\n{done.out}{done.err}"
        assert (done.code == 0) == bool(done.out)
        assert (done.code == 1) == ("error[CS" in done.err)
        if done.code == 0:
            as_json = program("why", "spec.yaml", *shlex.split(line), "--format", "json")
            reports.append(json.loads(as_json.out))
    if update:
        (case / "expected.txt").write_text(text, "utf-8")
        (case / "expected.json").write_text(_pretty(reports), "utf-8")

    assert (case / "expected.txt").read_text("utf-8") == text
    assert (case / "expected.json").read_text("utf-8") == _pretty(reports)
    assert all(is_valid("report/why", report) for report in reports)
    assert _VOICE not in text + _pretty(reports)
    assert not set("\x1b\u202e") & set(text)


def _pretty(reports: list[Any]) -> str:
    return json.dumps(reports, ensure_ascii=False, indent=1) + "\n"
