"""Every rule that checks bodies, by cases: a folder for each under `cases/lint`.

A folder holds `bad*.yaml` and `good*.yaml` (or .json), and in `expected.txt` what the format
`concise` prints for all the bad ones. `pytest --update` rewrites it. `setting.json`, if there is
one, holds what the project says about itself: members of `Setting`, and a file name for `catalog`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from clipspec.diagnostics import Severity
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.project.catalog import read_catalog
from clipspec.lint.project.setting import Setting
from clipspec.lint.report import LintReport, collect
from clipspec.lint.rulebook import checks
from clipspec.report import render
from clipspec.source import parse

CASES = Path(__file__).parent / "cases" / "lint"
RULES = {rule.name: rule for rule in checks()}

every_rule = pytest.mark.parametrize("name", RULES)


def _report(files: Iterable[Path]) -> LintReport:
    return collect(_judged(file) for file in files)


def _judged(file: Path) -> Judgement:
    """A notice that stands on every body of v1 and v2 is shown in its own folder alone."""
    everywhere = {"announced-end"} - {file.parent.name}
    judgement = judge(parse(file.read_bytes(), file.name), setting=setting_of(file.parent))
    return judgement.only(lambda diagnostic: diagnostic.name not in everywhere)


def setting_of(folder: Path) -> Setting:
    said = folder / "setting.json"
    if not said.exists():
        return Setting(today="2026-11-22")
    members = {"today": "2026-11-22", **json.loads(said.read_text("utf-8"))}
    if "catalog" in members:
        snapshot = folder / members["catalog"]
        members["catalog"] = read_catalog(parse(snapshot.read_bytes(), snapshot.name))
    return Setting(**members)


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {folder.name for folder in CASES.iterdir()} == RULES.keys()


@every_rule
def test_the_bad_files_are_found(name: str, update: bool) -> None:
    """Each bad file shows the rule, and the whole output is the golden one."""
    files = sorted((CASES / name).glob("bad*"))
    report = _report(files)
    found = render(report, "concise")
    golden = CASES / name / "expected.txt"
    if update:
        golden.write_text(found, "utf-8")

    assert found == golden.read_text("utf-8")
    for file in files:
        codes = {d.code for d in report.diagnostics if d.file == file.name}
        assert RULES[name].code in codes, file


@every_rule
def test_the_good_files_are_clean(name: str) -> None:
    """Nothing worse than an info."""
    files = sorted((CASES / name).glob("good*"))
    report = _report(files)

    assert files
    assert [d for d in report.diagnostics if d.severity is not Severity.INFO] == []
    assert "unknown" not in {judgement.dialect for judgement in report.judgements}
