"""Files rewritten in place, as pairs: what stood there, and what stands there afterwards.

A case is a folder in `tests/cases/rewriting`: `input.yaml` or `input.json`, `args` for more of the
command line, `output` with the same suffix, and `comments.json` where some lose their key. It goes
through `migrate --write`; where that cannot make the new body yet, `crossing.json` has it, with
where it stands and the origins of its leaves. `pytest --update` rewrites what comes out; read its
diff.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clipspec.migrate.rewriting import rewrite
from clipspec.source import parse
from clipspec.validate import is_valid
from conftest import Done

CASES = sorted((Path(__file__).parent / "cases" / "rewriting").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path,
    tmp_path: Path,
    update: bool,
    program: Callable[..., Done],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (source,) = case.glob("input.*")
    monkeypatch.chdir(tmp_path)
    crossing = case / "crossing.json"
    made = _given(source, crossing) if crossing.exists() else _migrated(source, program)
    if update:
        _update(source.with_stem("output"), made)

    assert (source.with_stem("output").read_text("utf-8"), _lost(case)) == made


def _given(source: Path, crossing: Path) -> tuple[str, list[Any]]:
    """Rewrite a file with a body that was made by hand."""
    told = json.loads(crossing.read_text("utf-8"))
    origins = {target: tuple(sources) for target, sources in told["origins"].items()}
    document = parse(source.read_bytes(), source.name)
    done = rewrite(document, told["at"], told["body"], origins)
    assert done.text is not None, done.reason
    return done.text, [comment._asdict() for comment in done.comments]


def _migrated(source: Path, program: Callable[..., Done]) -> tuple[str, list[Any]]:
    """Migrate a copy twice: the second time there is nothing to do."""
    args = source.with_name("args")
    more = shlex.split(args.read_text("utf-8")) if args.exists() else ["--to", "v2"]
    file = Path(source.name)
    file.write_bytes(source.read_bytes())
    done = program("migrate", file.name, "--write", "--report", "report.json", *more)
    report = json.loads(Path("report.json").read_text("utf-8"))
    text = file.read_bytes()
    again = program("migrate", file.name, "--write", *more)

    assert (done.code, again.code, done.out) == (0, 0, "")
    assert is_valid("report/migration", report)
    assert "unchanged" in again.err
    assert text == file.read_bytes()
    return text.decode(), report["files"][0].get("comments", [])


def _lost(case: Path) -> list[Any]:
    lost = case / "comments.json"
    return list(json.loads(lost.read_text("utf-8"))) if lost.exists() else []


def _update(output: Path, made: tuple[str, list[Any]]) -> None:
    output.write_text(made[0], "utf-8")
    lost = output.with_name("comments.json")
    lost.unlink(missing_ok=True)
    if made[1]:
        lost.write_text(json.dumps(made[1], ensure_ascii=False, indent=2) + "\n", "utf-8")
