"""Every rule's manual page: complete, and its examples do what it says."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from clipspec.cli.main import run
from clipspec.lint import reported
from clipspec.lint import rules as checking
from clipspec.lint.page import Example, read_page
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import rulebook

_CODE = re.compile(r"CS[0-9]{3}")
# What a person reads: `error[CS502] …`, or `… error CS502 …` on one line.
_DIAGNOSTIC = re.compile(r"\b(error|warning)[ \[]+(CS[0-9]{3})\b")
# What a runner of GitHub reads.
_ANNOTATION = re.compile(r"^::(error|warning|notice) title=(CS[0-9]{3}) ", re.MULTILINE)
_SECTION = re.compile(r"^(Why|Fix|Bad|Good|Source|Since):", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """What an example gave: its exit code, and the severity of each code that was found."""

    exit_code: int
    found: dict[str, str]
    said: str

    @property
    def loud(self) -> dict[str, str]:
        """What was found above info."""
        return {code: severity for code, severity in self.found.items() if severity != "info"}


@dataclass(frozen=True)
class Runner:
    """Runs examples through the real program, in an empty folder."""

    monkeypatch: pytest.MonkeyPatch
    capfd: pytest.CaptureFixture[str]
    path: Path

    def __call__(self, example: Example) -> Outcome:
        """Write the files of an example and run its command."""
        self.monkeypatch.chdir(self.path)
        for name, content in example.files.items():
            Path(name).write_bytes(content)
        lints = example.arguments[0] == "lint"
        arguments = [*example.arguments, *(["--format", "json"] if lints else [])]
        self.monkeypatch.setattr("sys.argv", ["clipspec", *arguments])
        exit_code = run()
        out, err = self.capfd.readouterr()
        found = _linted(out) if lints and out else _told(err) | _annotated(out)
        return Outcome(exit_code, found, out + err)


def _linted(report: str) -> dict[str, str]:
    found = json.loads(report)["diagnostics"]
    return {one["code"]: one["severity"] for one in found}


def _told(text: str) -> dict[str, str]:
    return {code: severity for severity, code in _DIAGNOSTIC.findall(text)}


def _annotated(text: str) -> dict[str, str]:
    return {code: severity for severity, code in _ANNOTATION.findall(text)}


@pytest.fixture
def example(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Runner:
    return Runner(monkeypatch, capfd, tmp_path)


@pytest.fixture(params=list(rulebook()))
def rule(request: pytest.FixtureRequest) -> Rule:
    return rulebook()[request.param]


def test_the_codes_are_unique() -> None:
    codes = [rule.code for rule in rulebook().values()]
    assert codes == sorted(set(codes))


def test_a_rule_is_named_as_its_file() -> None:
    folders = [Path(reported.__path__[0]), *Path(checking.__path__[0]).iterdir()]
    files = [path.stem for folder in folders for path in folder.glob("[a-z]*.py")]
    assert sorted(name.replace("-", "_") for name in rulebook()) == sorted(files)
    assert [rule.name for rule in rulebook().values()] == list(rulebook())


def test_a_page_has_every_section_in_order(rule: Rule) -> None:
    page = read_page(rule.page)
    names = _SECTION.findall(rule.page)
    assert [n for n in names if n != "Source"] == ["Why", "Fix", "Bad", "Good", "Since"]
    assert all([page.what, page.why, page.fix, page.bad.text.strip(), page.good.text.strip()])
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", page.since)
    assert _CODE.fullmatch(rule.code)


def test_the_bad_example_is_found_and_nothing_else(rule: Rule, example: Runner) -> None:
    outcome = example(read_page(rule.page).bad)
    errors = {code for code, severity in outcome.loud.items() if severity == "error"}
    assert rule.code in outcome.found, outcome.said
    assert errors <= {rule.code}, outcome.said
    assert outcome.exit_code == int(bool(errors)), outcome.said


def test_the_good_example_is_clean(rule: Rule, example: Runner) -> None:
    outcome = example(read_page(rule.page).good)
    assert (outcome.exit_code, outcome.loud) == (0, {}), outcome.said
