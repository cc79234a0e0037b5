"""Compilations as pairs of files: a spec and its data, and what comes out of them.

A case is a folder in `tests/cases/compile`: `spec.yaml`, `args` for the command line beside it,
and whatever these name. `output.json` or `output.jsonl` is what is printed (absent where nothing
is), `errors.txt` what is said. `pytest --update` rewrites these; read their diff.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.lint.engine import judge_body
from clipspec.lint.rulebook import severity_of
from clipspec.lint.subject import identify
from clipspec.source import parse
from test_cli_lint import clipspec

CASES = sorted((Path(__file__).parent / "cases" / "compile").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update: bool) -> None:
    """Both streams are the golden ones; either bodies are printed or errors are said."""
    args = shlex.split((case / "args").read_text("utf-8")) if (case / "args").exists() else []
    done = clipspec("compile", "spec.yaml", *args, cwd=case)
    rows = any("--data" in arg for arg in args) or re.search(
        r"\n(data|matrix):", _golden(case / "spec.yaml")
    )
    output = case / ("output.jsonl" if rows else "output.json")
    if update:
        _write(output, done.stdout)
        _write(case / "errors.txt", done.stderr)

    assert done.stdout == _golden(output)
    assert done.stderr == _golden(case / "errors.txt")
    assert (done.returncode == 0) == bool(done.stdout)
    if done.returncode:
        assert "error[CS" in done.stderr


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_comes_out_is_clean(case: Path) -> None:
    """Each golden body gives its dialect away, and lint has nothing against it.

    Only that a text looks like a template, which data is free to, is worth a warning.
    """
    for path in case.glob("output.*"):
        text = path.read_text("utf-8")
        for body in text.splitlines() if path.suffix == ".jsonl" else [text]:
            document = parse(body, "body.json")
            dialect = identify(document, None).dialect
            assert dialect is not None
            assert dialect in dialects().values()
            found = judge_body(document.data, dialect)
            loud = [each.rule for each in found if severity_of(each) is not Severity.INFO]
            assert loud == ["placeholder-in-text"] * ("{{ 7*7 }}" in body)


def _golden(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    if text:
        path.write_text(text, "utf-8")
    else:
        path.unlink(missing_ok=True)
