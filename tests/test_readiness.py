"""`clipspec readiness`: a scratch repository, what its report holds, and hostile text in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import category

import clipspec
import pytest
import scratch
from clipspec.cli.crossing import TARGETS
from clipspec.diagnostics import Position, Span
from clipspec.dialects import dialects
from clipspec.dialects.reading import Fate
from clipspec.migrate import Consent, Request
from clipspec.readiness import Extent, Readiness, Standing, Status, as_data, survey
from clipspec.readiness.code import Call, scan
from clipspec.readiness.formats import formats, render
from clipspec.readiness.standing import Avatar, Leaf
from clipspec.report._terminal import width
from clipspec.source import parse
from clipspec.validate import explain, is_valid
from conftest import Done
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reports import SARIF, _command, _lines

CASES = Path(__file__).parent / "cases" / "readiness"
TODAY = date(2026, 11, 22)
_V2 = Request(dialects()["v2"])
Program = Callable[..., Done]

BODY: dict[str, Any] = {
    "version": "v1alpha",
    "ratio": "16:9",
    "clips": [{"avatar_id": "a", "voice_id": "v", "input_text": "Hello"}],
}
ASKING = BODY | {"quality": "high", "clips": [{"avatar_id": "a", "input_text": "Hello"}]}
V2 = {"video_inputs": [{"voice": {"type": "silence"}}]}
CALLING = 'fetch("https://api.heygen.com/v2/video/generate", {method: "POST"})\n'

# The page for a browser has tests of its own.
OURS = [form for form in formats() if form != "html"]
every_format = pytest.mark.parametrize("form", OURS)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(folder: Path, **files: Any) -> None:
    """Write files, `a_json` for `a.json`: texts as they are, all else as JSON."""
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        text = content if isinstance(content, str) else json.dumps(content, indent=2)
        (folder / f"{stem}.{suffix}").write_text(text, "utf-8")


def _report(program: Program, *arguments: str, code: int = 0) -> dict[str, Any]:
    done = program("readiness", "--to", "v2", "--format", "json", *arguments)
    assert done.code == code, done.err
    report: dict[str, Any] = json.loads(done.out)
    assert is_valid("report/readiness", report), list(explain("report/readiness", report))
    return report


# A scratch repository, in every format.


@every_format
def test_the_report_on_a_scratch_repository_is_the_golden_one(
    form: str, repository: Path, program: Program, update: bool
) -> None:
    scratch.write(repository, 40)
    golden = CASES / f"expected.{form}"
    options = ("--to", "v2", "--today", "2026-11-22", "--format", form)
    found = program("readiness", *options).out
    found = found.replace(f'"{clipspec.__version__}"', '"VERSION"')
    if update:
        golden.write_text(found, "utf-8")

    assert found == golden.read_text("utf-8")


def test_the_report_is_the_same_in_any_number_of_processes(
    repository: Path, program: Program
) -> None:
    """And on every run: 300 files are worth a second process."""
    scratch.write(repository, 300)
    reports = {
        program("readiness", "--to", "v2", "--format", "json", "--jobs", str(jobs)).out
        for jobs in (0, 1, 2, 3)
    }

    assert len(reports) == 1


def test_every_file_is_counted_once(repository: Path, program: Program) -> None:
    scratch.write(repository, 300)
    report = _report(program, code=1)
    summary = report["summary"]
    listed = [p for p in repository.rglob("*") if p.is_file()]
    seen = [p for p in listed if "node_modules" not in p.parts and ".local." not in p.name]
    bodies = summary["files"] - sum(f["kind"] == "unknown" for f in report["files"])

    assert summary["scanned"] + summary["binary"] + bodies == len(seen)
    assert not [call for call in report["calls"] if "node_modules" in call["file"]]
    assert not [each for each in report["files"] if ".local." in each["file"]]


@every_format
def test_no_report_tells_where_the_repository_lies(
    form: str, repository: Path, program: Program
) -> None:
    scratch.write(repository, 40)
    done = program("readiness", str(repository), "--format", form)

    assert str(repository) not in done.out
    assert str(repository) not in done.err


# What one document comes to.


def _survey(body: Any, request: Request = _V2, file: str = "a.json") -> Standing | None:
    text = body if isinstance(body, str) else json.dumps(body, indent=2)
    return survey(parse(text, file), request)


def _standing(body: Any, request: Request = _V2, file: str = "a.json") -> Standing:
    standing = _survey(body, request, file)
    assert standing is not None
    return standing


def test_a_body_that_asks_is_blocked_and_says_what_answers() -> None:
    standing = _standing(ASKING)
    asked = {(leaf.field, leaf.answer) for leaf in standing.questions}

    assert (standing.dialect, standing.kind, standing.status) == ("v1", "body", Status.BLOCKED)
    assert asked == {
        ("/quality", "--accept /quality"),
        ("/clips/*/input_text", "--voice ID"),
    }
    assert standing.fates[Fate.NEEDS_INPUT] == 2
    assert sum(standing.fates.values()) == 5


def test_a_leaf_stands_where_its_value_stands() -> None:
    [quality] = [leaf for leaf in _standing(ASKING).leaves if leaf.source == "/quality"]
    line = json.dumps(ASKING, indent=2).splitlines()[quality.span.start.line - 1]

    assert line[quality.span.start.column - 1 : quality.span.end.column - 1] == '"high"'


def test_answers_unblock() -> None:
    """What is accepted is still told, and waits no more."""
    answered = Request(dialects()["v2"], consent=Consent(("all",)))
    body = BODY | {"quality": "high"}
    standing = _standing(body, answered)

    assert _standing(body).status is Status.BLOCKED
    assert standing.status is Status.WITH_NOTES
    assert not standing.questions
    assert [leaf.answer for leaf in standing.leaves if leaf.source == "/quality"] == [""]


@pytest.mark.parametrize(
    ("body", "to", "dialect", "status"),
    [
        (BODY, "v2", "v1", Status.WITH_NOTES),
        (V2, "v2", "v2", Status.READY),
        ({"type": "avatar", "avatar_id": "a", "script": "Hello"}, "v2", "v3", Status.READY),
        (BODY, "v1", "v1", Status.READY),
        (V2, "v1", "v2", Status.READY),
    ],
)
def test_what_is_in_the_wanted_version_or_in_a_newer_one_is_ready(
    body: Any, to: str, dialect: str, status: Status
) -> None:
    standing = _standing(body, Request(dialects()[to]))

    assert (standing.dialect, standing.status) == (dialect, status)


def test_a_body_whose_values_all_arrive_migrates() -> None:
    exact = {name: value for name, value in BODY.items() if name != "ratio"}
    answered = Request(dialects()["v2"])
    standing = _standing(exact, answered)

    # v2 takes its own default for the ratio, which is a note.
    assert standing.status is (Status.WITH_NOTES if standing.notes else Status.MIGRATES)
    assert not standing.leaves


@pytest.mark.parametrize("text", ["{}", "[]", "name: web\n", "- 1\n", "", "{{ helm }}", "a: [1"])
def test_what_is_no_video_document_is_none(text: str) -> None:
    assert _survey(text, file="a.yaml") is None


def test_a_text_that_cannot_be_read_counts_where_it_speaks_of_video() -> None:
    standing = _standing('{"clips": [}', file="a.json")

    assert (standing.dialect, standing.kind, standing.status) == (
        "unknown",
        "unknown",
        Status.BLOCKED,
    )
    assert (standing.place, bool(standing.reason)) == (Position(1, 12), True)


def test_a_spec_is_what_migrate_says_of_it() -> None:
    spec = f"clipspec: 1\nvideo: {json.dumps(ASKING)}\n"
    standing = _standing(spec, file="a.yaml")

    assert (standing.kind, standing.dialect, standing.status) == ("spec", "v1", Status.BLOCKED)
    assert standing.reason


def test_avatars_that_v1_does_not_take_are_placed() -> None:
    clip = {"avatar_id": "Marcus_expressive_2024120201", "voice_id": "v", "input_text": "Hello"}
    body = {"version": "v1alpha", "clips": [clip]}
    spec = f"clipspec: 1\nvideo: {json.dumps(body)}\n"
    [avatar] = _standing(body).avatars
    [in_spec] = _standing(spec, file="a.yaml").avatars

    assert (avatar.source, in_spec.source) == (
        "/clips/0/avatar_id",
        "/video/clips/0/avatar_id",
    )
    assert "2024-12-02" in avatar.note
    assert in_spec.span.start == Position(2, spec.splitlines()[1].index("_2024120201") + 1)


def test_no_secret_is_repeated() -> None:
    key = "sk-" + "A1b2C3d4" * 6
    readiness = Readiness("v2", TODAY, [_standing(BODY | {key: 1, "api_key": key})])

    for form in OURS:
        assert key not in render(readiness, form)


# What documents come to together.


def test_questions_of_one_wording_are_one() -> None:
    bodies = [json.dumps(ASKING), json.dumps(ASKING | {"clips": ASKING["clips"] * 2})]
    standings = [_standing(text, file=f"{i}.json") for i, text in enumerate(bodies)]
    questions = Readiness("v2", TODAY, standings).questions

    assert [(q.leaf.field, len(q.files), len(q.leaves)) for q in questions] == [
        ("/clips/*/input_text", 2, 3),
        ("/quality", 2, 2),
    ]
    assert questions[0].answers == ["--voice ID"]


def test_the_losses_of_one_field_are_accepted_one_by_one() -> None:
    clip = BODY["clips"][0] | {"scale": "big"}
    readiness = Readiness("v2", TODAY, [_standing(BODY | {"clips": [clip, clip]})])
    [question] = readiness.questions

    assert question.answers == ["--accept /clips/0/scale", "--accept /clips/1/scale"]


def test_fields_count_files_by_fate() -> None:
    clips = [BODY["clips"][0] | {"scale": scale} for scale in (0.5, "big")]
    standings = [
        _standing(BODY | {"clips": clips}, file="a.json"),
        _standing(BODY | {"clips": clips[:1]}, file="b.json"),
    ]
    [scale] = [f for f in Readiness("v2", TODAY, standings).fields if f.name.endswith("scale")]

    assert (scale.dialect, scale.name, scale.files) == ("v1", "/clips/*/scale", 2)
    assert scale.fates == {Fate.APPROXIMATE: 2, Fate.NEEDS_INPUT: 1}


@pytest.mark.parametrize(
    ("today", "days"), [("2026-10-30", 1), ("2026-10-31", 0), ("2026-11-22", -22)]
)
def test_days_are_counted_from_today(
    today: str, days: int, repository: Path, program: Program
) -> None:
    _write(repository, a_json=BODY, b_json=V2, c_js=CALLING)
    report = _report(program, "--today", today)
    ends = {each["concerns"][0]: each for each in report["dates"] if each["topic"] == "end"}

    assert report["today"] == today
    assert (ends["v1"]["days"], ends["v2"]["days"]) == (days, days)
    assert (ends["v1"]["files"], ends["v1"]["calls"]) == (["a.json"], 0)
    assert (ends["v2"]["files"], ends["v2"]["calls"]) == (["b.json"], 1)


def test_every_date_has_sources_that_are_told() -> None:
    report = as_data(Readiness("v2", TODAY))

    assert all(each["sources"] for each in report["dates"])
    named = {key for each in report["dates"] for key in each["sources"]}
    assert named <= report["sources"].keys()
    assert [each["topic"] for each in report["dates"][:3]] == ["end", "end", "avatars"]


def test_a_month_and_a_year_count_by_their_last_day() -> None:
    days = {each.day: each.days for each in Readiness("v2", date(2024, 11, 1)).deadlines}

    assert days["2024-11"] == 29
    assert days["2026-10-31"] == (date(2026, 10, 31) - date(2024, 11, 1)).days


# From the outside.


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        ({"c_py": "x = 1\n"}, {"never": 0, "blocked": 0, "calls": 0, "unready": 0}),
        ({"a_json": V2}, {"never": 0, "blocked": 0, "calls": 0, "unready": 0}),
        ({"a_json": BODY}, {"never": 0, "blocked": 0, "calls": 0, "unready": 1}),
        ({"c_js": f"// {CALLING}"}, {"never": 0, "blocked": 0, "calls": 0, "unready": 0}),
        ({"c_js": CALLING}, {"never": 0, "blocked": 0, "calls": 1, "unready": 1}),
        ({"a_json": ASKING}, {"never": 0, "blocked": 1, "calls": 1, "unready": 1}),
    ],
)
def test_the_threshold_decides(
    files: dict[str, Any], codes: dict[str, int], repository: Path, program: Program
) -> None:
    _write(repository, **files)
    found = {each: program("readiness", "--to", "v2", "--fail-on", each).code for each in codes}

    assert found == codes
    assert program("readiness", "--to", "v2").code == codes["blocked"]


def test_answers_on_the_command_line_unblock(repository: Path, program: Program) -> None:
    _write(repository, a_json=ASKING)

    assert program("readiness", "--to", "v2", "--voice", "v").code == 1
    assert program("readiness", "--to", "v2", "--voice", "v", "--accept", "/quality").code == 0


def test_choices_and_answers_in_files_unblock(repository: Path, program: Program) -> None:
    """Those of the nearest configuration, and those that `migrate --questions` asked for."""
    _write(repository, a_json=ASKING, clipspec_toml='[migrate]\nvoice = "v"\n')
    assert program("migrate", "--to", "v2", "a.json", "--questions", "q.yaml").code == 1
    questions = (repository / "q.yaml").read_text("utf-8")
    (repository / "q.yaml").write_text(re.sub("answer:.*", "answer: accept", questions), "utf-8")
    arguments = ("readiness", "--to", "v2", "a.json")

    assert program(*arguments).code == 1
    assert program(*arguments, "--answers", "q.yaml").code == 0
    assert program(*arguments, "--answers", "q.yaml", "--isolated").code == 1


def test_the_newest_version_that_can_be_written_is_the_default(
    repository: Path, program: Program
) -> None:
    _write(repository, a_json=BODY)
    done = program("readiness", "--format", "json")

    assert json.loads(done.out)["to"] == TARGETS[-1]


@pytest.mark.parametrize(
    "today", ["2026-13-01", "tomorrow", "20261122", "2026-02-30", "2026-W01-1"]
)
def test_a_bad_day_is_wrong_usage(today: str, repository: Path, program: Program) -> None:
    _write(repository, a_json=BODY)
    done = program("readiness", "--today", today)

    assert done.code == 2
    assert re.search("no day such as 2026-10-31|there is no day", done.err)


def test_nothing_to_look_at_is_wrong_usage(repository: Path, program: Program) -> None:
    (repository / "empty").mkdir()

    assert program("readiness", "empty")[::2] == (2, "clipspec: no file in empty\n")


def test_what_cannot_be_read_is_told_and_exits_3(repository: Path, program: Program) -> None:
    _write(repository, a_json=BODY)
    done = program("readiness", "--to", "v2", "--format", "json", "a.json", "gone.json")
    report = json.loads(done.out)

    assert (done.code, done.err) == (
        3,
        "clipspec: cannot read gone.json: no such file or directory\n",
    )
    assert report["unread"] == [{"file": "gone.json", "reason": "no such file or directory"}]
    assert report["summary"]["files"] == 1


def test_what_is_passed_over_is_counted(repository: Path, program: Program) -> None:
    _write(repository, a_json=BODY, clipspec_toml='exclude = ["old/"]\n')
    (repository / "old").mkdir()
    (repository / "old" / "b.json").write_text(json.dumps(ASKING))
    (repository / "c.png").write_bytes(b"\x89PNG\0")
    (repository / "d.sql").write_bytes(CALLING.encode() + b" " * 5 * 1024**2)
    summary = _report(program)["summary"]
    text = program("readiness", "--to", "v2").out

    assert {name: summary[name] for name in ("files", "excluded", "binary", "huge", "calls")} == {
        "files": 1,
        "excluded": 1,
        "binary": 1,
        "huge": 1,
        "calls": 0,
    }
    assert "1 file: larger than 5 MiB" in text
    assert _report(program, "--isolated", code=1)["summary"]["excluded"] == 0


def test_a_file_that_is_no_document_is_searched_whatever_its_suffix(
    repository: Path, program: Program
) -> None:
    """A text with a broken body in it is both."""
    workflow = "run: curl https://api.heygen.com/v2/avatars\n"
    _write(repository, a_yaml=workflow, b_yml=workflow + "clips: [avatar_id: {\n")
    report = _report(program, code=1)

    assert [(call["file"], call["line"], call["column"]) for call in report["calls"]] == [
        ("a.yaml", 1, 11),
        ("b.yml", 1, 11),
    ]
    assert [each["file"] for each in report["files"]] == ["b.yml"]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_paths_are_joined_to_an_address_in_another_file(
    jobs: str, repository: Path, program: Program
) -> None:
    """Where a file names the vendor; a single word may be a page of the user's own."""
    client = 'heygen.post("/video/generate"); heygen.get("/avatars"); own.get("/video/list")\n'
    settings = "HEYGEN_BASE=https://api.heygen.com/v2\n"
    _write(repository, client_ts=client, own_ts=client.replace("heygen", "own"))
    alone = _report(program)["calls"]
    _write(repository, settings_env=settings)
    joined = _report(program, "--jobs", jobs)["calls"]
    _write(repository, settings_env=f"# {settings}")

    assert alone == _report(program)["calls"][:-1] == []
    assert [(call["file"], call["text"], call["endpoints"]) for call in joined] == [
        ("client.ts", "/video/generate", ["POST /v2/video/generate"]),
        ("settings.env", "https://api.heygen.com/v2", []),
    ]


def test_standard_input_has_the_name_it_is_given(
    repository: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = repository / "source"
    source.write_text(CALLING)
    with source.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        report = _report(program, "-", "--stdin-filename", "web/a.ts")

    assert [call["file"] for call in report["calls"]] == ["web/a.ts"]


def test_the_report_goes_into_a_file(repository: Path, program: Program) -> None:
    _write(repository, a_json=BODY)
    printed = program("readiness", "--to", "v2", "--today", "2026-11-22").out
    done = program("readiness", "--to", "v2", "--today", "2026-11-22", "--output", "r.txt")

    assert (done.code, done.out) == (0, "")
    assert (repository / "r.txt").read_text("utf-8") == printed


def test_sarif_points_at_tokens_and_names_its_rules(repository: Path, program: Program) -> None:
    _write(repository, a_json=ASKING, c_js=CALLING)
    log = json.loads(program("readiness", "--to", "v2", "--format", "sarif").out)
    SARIF.validate(log)
    [run] = log["runs"]
    found = [_told(result, repository) for result in run["results"]]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CS910", "CS911"]
    assert found == [
        ("CS910", "error", '"Hello"'),
        ("CS910", "error", '"high"'),
        ("CS911", "warning", "https://api.heygen.com/v2/video/generate"),
    ] or found == [
        ("CS910", "error", '"high"'),
        ("CS910", "error", '"Hello"'),
        ("CS911", "warning", "https://api.heygen.com/v2/video/generate"),
    ]


def _told(result: dict[str, Any], folder: Path) -> tuple[str, str, str]:
    place = result["locations"][0]["physicalLocation"]
    lines = (folder / place["artifactLocation"]["uri"]).read_text().splitlines()
    region = place["region"]
    token = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    return result["ruleId"], result["level"], token


# Hostile text: in names, in what bodies hold, in source code.

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b[0m\x9b1m",
    "::error file=a,line=1::pwned",
    "##[error]pwned",
    "]]>",
    "@everyone #1 :smile: https://evil.example www.evil.example $a$",
    "| a ` b `` c ``` *d* _e_ ~f~ [g](h) <!-- i -->",
    "</code></td></details>",
    "a\nb\r\nc\u2028d\u202ee\ufeff\u200b",
    "欢迎" * 60,
    "long" * 60,
    "🎬👩🏽‍💻" * 30,
)
# What programs read holds text as it is, with the escapes of JSON.
_DATA = ("json", "sarif")
_pieces = st.sampled_from([*HOSTILE, "a", " ", "/", "::", "\\", "\n", "`", "&#64;", "%0A", "é"])
_texts = st.lists(_pieces, max_size=5).map("".join)
_names = _texts.filter(bool) | st.just("\udc80.json")
_spans = st.just(Span(Position(3, 4), Position(3, 9)))


@st.composite
def _leaves(draw: st.DrawFn) -> Leaf:
    waits = draw(st.booleans())
    source = "/" + draw(_texts).replace("/", "~1")
    fate = draw(st.sampled_from([Fate.NEEDS_INPUT, Fate.NO_EQUIVALENT] if waits else list(Fate)))
    answer = f"--accept {source}" if waits else ""
    return Leaf(source, source, fate, draw(_texts), answer, draw(_spans), waits)


@st.composite
def _standings(draw: st.DrawFn) -> Standing:
    leaves = tuple(draw(st.lists(_leaves(), max_size=3)))
    blocked = any(leaf.waits for leaf in leaves)
    return Standing(
        draw(_names),
        draw(st.sampled_from(["v1", "v2", "unknown"])),
        draw(st.sampled_from(["body", "spec", "unknown"])),
        Status.BLOCKED if blocked else Status.WITH_NOTES,
        (draw(_texts) or "why") if blocked else "",
        draw(st.none() | st.just(Position(2, 1))) if blocked else None,
        tuple(draw(st.lists(_texts.filter(bool), max_size=1))),
        {leaf.fate: 1 for leaf in leaves},
        {leaf.field: (leaf.fate,) for leaf in leaves},
        leaves,
        tuple(draw(st.lists(st.builds(Avatar, st.just("/a"), _texts.filter(bool), _spans)))),
    )


@st.composite
def _calls(draw: st.DrawFn) -> Call:
    line = draw(st.sampled_from([CALLING, "https://api.movio.la", "heygen `${a}/v2/voices`"]))
    call = scan(line.encode(), draw(st.sampled_from(["a.js", "a.md"])))[0]
    return call._replace(file=draw(_names), text=draw(_texts.filter(bool)))


_readiness = st.builds(
    Readiness,
    st.just("v3"),
    st.just(TODAY),
    st.lists(_standings(), max_size=3),
    st.lists(_calls(), max_size=3),
    st.builds(
        Extent,
        st.just(1),
        st.just(1),
        st.just(1),
        st.just(1),
        st.lists(st.tuples(_names, _texts), max_size=2).map(tuple),
    ),
)


@settings(max_examples=100)
@given(_readiness)
def test_text_fits_80_columns_and_steers_nothing(readiness: Readiness) -> None:
    """It starts no line with a command of a runner, and holds no character but those it shows."""
    lines = render(readiness, "text").split("\n")

    for line in lines:
        assert width(line) <= 80
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert not {category(c) for c in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"} - _joiner(line)


def _joiner(line: str) -> set[str]:
    return {"Cf"} if "\u200d" in line else set()


@settings(max_examples=100)
@given(_readiness)
def test_markdown_holds_no_markup_but_ours(readiness: Readiness) -> None:
    text = render(readiness, "markdown")
    for line in text.removeprefix("## ").split("\n"):
        ours = re.sub(r"</?(?:code|details|summary)>|<br>|&#\d+;", "", line)

        assert not re.search(r"[<>&\\`*_\[\]~#@$]|:\S|www\.", ours)
        assert not line.lstrip().startswith("::")
    assert _columns(text)


def _columns(text: str) -> bool:
    """Say whether every row of a table has as many cells as its head."""
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        if len({line.count("|") for line in table.splitlines()}) != 1:
            return False
    return True


@settings(max_examples=100)
@given(_readiness)
def test_data_and_annotations_carry_anything(readiness: Readiness) -> None:
    report = as_data(readiness)
    written = {form: _bytes(render(readiness, form)) for form in ("json", "sarif", "github")}
    commands = [_command(line) for line in _lines(written["github"])]

    assert is_valid("report/readiness", report), list(explain("report/readiness", report))
    assert json.loads(written["json"]) == json.loads(_bytes(json.dumps(report, ensure_ascii=False)))
    SARIF.validate(json.loads(written["sarif"]))
    assert {name for name, _, _ in commands} <= {"error", "warning"}
    assert all(properties["title"].startswith("CS") for _, properties, _ in commands)


def _bytes(text: str) -> str:
    """A report as it is written; the validators take no halves."""
    written = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return written.replace("\\udc80", "?")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_files_is_inert(text: str, repository: Path, program: Program) -> None:
    """In the name of a file, of a field, in a script and in source code."""
    name = re.sub(r"[/\0\n\r]", "-", text)[:60].encode()[:200].decode("utf-8", "ignore")
    body = BODY | {text: text, "clips": [BODY["clips"][0] | {"input_text": text, "scale": text}]}
    (repository / f"{name}.json").write_text(json.dumps(body), "utf-8")
    (repository / f"{name}.js").write_text(f"// {text}\n{CALLING}/* {text} */", "utf-8")
    for form in OURS:
        done = program("readiness", "--to", "v2", "--format", form)
        shown = list(_shown(form, done.out))

        assert (done.code, done.err) == (1, "")
        assert not any(re.match(r"\s*::(?!(?:error|warning) title=CS)", line) for line in shown)
        assert form in _DATA or not any(character in done.out for character in "\x1b\x9b\r")


def _shown(form: str, text: str) -> Iterator[str]:
    if form == "github":
        for line in _lines(text):
            _command(line)
    yield from text.split("\n")
