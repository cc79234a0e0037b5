"""`clipspec compile`: data arrives unchanged, errors are placed, files are whole."""

from __future__ import annotations

import hashlib
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from clipspec.compile import Body, Expander, Row
from clipspec.expand import IncludeError, read_spec
from clipspec.source import parse
from hypothesis import given
from hypothesis import strategies as st
from test_cli_lint import clipspec

_VIDEO = """\
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
"""
SPEC = (
    'clipspec: 1\nname: "hello-{{ first_name | slug }}"\nparams:\n'
    "  first_name: {type: string, minLength: 1}\n  count: {type: integer, default: 1}\n"
    "  size: {type: number, default: 0.5}\n  parts: {type: array, default: []}\n"
    "vars:\n  place: {x: 0.1, y: 0}\n  greeting: 'Hello {{ first_name }}'\n"
    + _VIDEO
    + '      input_text: "{{ greeting }}, {{ count }}"\n      scale: "{{ size }}"\n'
    + '      offset: "{{ place }}"\n'
)
ROWS = "first_name,count\nAda,1\nGrace,2\nLin,3\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a spec and rows."""
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "people.csv").write_text(ROWS)
    return tmp_path


def _expander(text: str, **options: Any) -> Expander:
    def include(name: str) -> str:
        raise IncludeError(f"no {name} here")

    return Expander(read_spec(parse(text, "spec.yaml")), include, **options)


def _clip(expander: Expander, row: Row | None = None) -> dict[str, Any]:
    body = expander.expand_row(row)
    assert isinstance(body, Body), body
    clip: dict[str, Any] = json.loads(body.line())["clips"][0]
    return clip


@pytest.mark.parametrize(
    "name", ["say \"hi\" \\ 'you'", "one\ntwo", "{{ 7*7 }}", "名前", "{% raw %}", "${x}", "a,b"]
)
def test_any_name_arrives_unchanged(name: str, desk: Path) -> None:
    done = clipspec("compile", "spec.yaml", "--set", f"first_name={name}", cwd=desk)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["clips"][0]["input_text"] == f"Hello {name}, 1"


@given(st.text().map("spoken {}".format))
def test_text_arrives_unchanged_and_the_structure_stays(text: str) -> None:
    """The law: whole and embedded, by text or as a typed value, data is only ever data."""
    spec = (
        "clipspec: 1\nname: x\nparams: {t: {type: string}}\n"
        + _VIDEO
        + '      input_text: "{{ t }}"\n    - avatar_id: a1\n      voice_id: v1\n'
        + '      input_text: "<{{ t }}>"\n'
    )
    for typed in (True, False):
        body = _expander(spec, data_file="d").expand_row(Row(1, 2, {"t": text}, typed))
        assert isinstance(body, Body), body
        whole, embedded = json.loads(body.line())["clips"]
        assert (whole["input_text"], embedded["input_text"]) == (text, f"<{text}>")
        assert list(whole) == ["avatar_id", "voice_id", "input_text"]


def test_params_may_have_any_name() -> None:
    """The program that a spec becomes has variables of its own; none of them gets in the way."""
    loop = "    - {loop: [1], avatar_id: a, voice_id: v, input_text: 'n {{ item }}'}\n"
    names = [f"{kind}_{number}" for kind in ("leaf", "list", "turn") for number in range(1, 5)]
    params = ", ".join(f"{name}: {{default: {name}!}}" for name in names)
    said = " ".join(f"{{{{ {name} }}}}" for name in names)
    spec = f"clipspec: 1\nparams: {{{params}}}\n{_VIDEO}      input_text: '{said}'\n{loop}"

    assert _clip(_expander(spec))["input_text"] == " ".join(f"{name}!" for name in names)


def test_whole_expressions_keep_their_type() -> None:
    clip = _clip(_expander(SPEC, fixed={"first_name": "Ada", "size": 1}))

    assert (clip["scale"], type(clip["scale"])) == (1, int)
    assert clip["offset"] == {"x": 0.1, "y": 0}
    assert _clip(_expander(SPEC, fixed={"first_name": "Ada"}))["scale"] == 0.5


def test_text_that_looks_like_python_stays_text() -> None:
    """What Jinja2's own native environment would turn into numbers, lists and None."""
    for text in ("1_000", "[1,2]", "None", "True", "1e3", "('a',)"):
        assert _clip(_expander(SPEC, fixed={"first_name": text}))["input_text"].startswith(
            f"Hello {text},"
        )


def test_rows_print_as_jsonl_and_one_body_as_json(desk: Path) -> None:
    lines = clipspec("compile", "spec.yaml", "--data", "people.csv", cwd=desk).stdout.splitlines()
    one = clipspec("compile", "spec.yaml", "--set", "first_name=Ada", cwd=desk).stdout

    assert [json.loads(line)["clips"][0]["input_text"] for line in lines] == [
        "Hello Ada, 1",
        "Hello Grace, 2",
        "Hello Lin, 3",
    ]
    assert one.startswith('{\n  "version"')
    assert json.loads(one) == json.loads(lines[0])


def test_csv_and_jsonl_twins_give_equal_bytes(desk: Path) -> None:
    rows = [{"first_name": n, "count": i} for i, n in enumerate(("Ada", "Grace", "Lin"), 1)]
    (desk / "people.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))

    csv = clipspec("compile", "spec.yaml", "--data", "people.csv", cwd=desk).stdout
    assert clipspec("compile", "spec.yaml", "--data", "people.jsonl", cwd=desk).stdout == csv


def test_rows_come_from_standard_input(desk: Path) -> None:
    for text, options in (
        ('{"first_name": "Ada", "count": 5}\n', []),
        ("first_name;count\nAda;5\n", ["--data-format", "csv", "--delimiter", ";"]),
        ("first_name\tcount\nAda\t5\n", ["--data-format", "tsv"]),
        ("first_name\tcount\nAda\t5\n", ["--data-format", "csv", "--delimiter", r"\t"]),
        ("- {first_name: Ada, count: 5}\n", ["--data-format", "yaml"]),
        ('[{"first_name": "Ada", "count": 5}]', ["--data-format", "json"]),
    ):
        done = clipspec("compile", "spec.yaml", "--data", "-", *options, cwd=desk, input=text)
        assert json.loads(done.stdout)["clips"][0]["input_text"] == "Hello Ada, 5", done.stderr


def test_folder_holds_a_file_a_body_and_a_manifest_that_proves_them(desk: Path) -> None:
    done = clipspec("compile", "spec.yaml", "--data", "people.csv", "-o", "out/", cwd=desk)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    manifest = json.loads((desk / "out" / "manifest.json").read_text())
    assert [entry["name"] for entry in manifest["bodies"]] == [
        "hello-ada.json",
        "hello-grace.json",
        "hello-lin.json",
    ]
    for number, entry in enumerate(manifest["bodies"], 1):
        content = (desk / "out" / entry["name"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert (entry["spec"], entry["data"], entry["row"]) == ("spec.yaml", "people.csv", number)
        assert content.endswith(b"\n")
    assert sorted(path.name for path in desk.iterdir()) == ["out", "people.csv", "spec.yaml"]


def test_bad_cell_names_file_line_and_column_and_nothing_is_written(desk: Path) -> None:
    (desk / "people.csv").write_text(ROWS.replace("Lin,3", "Lin,oops"))
    for output in (["-o", "out/"], ["-o", "out.jsonl"], []):
        done = clipspec("compile", "spec.yaml", "--data", "people.csv", *output, cwd=desk)
        assert (done.returncode, done.stdout) == (1, "")
        assert "--> people.csv:4:" in done.stderr
        assert "column `count` is" in done.stderr
        assert sorted(path.name for path in desk.iterdir()) == ["people.csv", "spec.yaml"]


def test_quoted_line_breaks_count_as_lines_of_the_file(desk: Path) -> None:
    (desk / "people.csv").write_text('first_name,count\n"A\nd\na",1\nGrace,x\n')
    done = clipspec("compile", "spec.yaml", "--data", "people.csv", cwd=desk)

    assert "--> people.csv:5:" in done.stderr


_FAULTS = [
    ("{{ nmae }}", "undefined-name", "`nmae` is not defined"),
    ("{{ first_name | upcase }}", "unknown-filter", "no filter is called `upcase`"),
    ("{{ first_name ", "template-syntax", ""),
    ("{{ count / (count - 1) }}", "template-error", "division by zero"),
    ("{{ first_name.__class__ }}", "sandbox-violation", "unsafe"),
    ("{{ first_name * 10000000 }}", "template-limit", "repetition"),
    ("{{ 2 ** 100000 }}", "template-limit", "exponent"),
    ("{% for i in range(10000000) %}x{% endfor %}", "template-limit", "range"),
    ("a {{ parts }}", "template-error", "a list or an object inside a text"),
    ("a {{ none }}", "template-error", "null inside a text"),
    ("{{ parts.append(1) }}", "sandbox-violation", "unsafe"),
    ("{% include 'gone.txt' %}", "include-not-found", "`gone.txt`"),
    ("{{ first_name.nothing }}", "undefined-name", "nothing"),
]


@pytest.mark.parametrize(("text", "name", "says"), _FAULTS, ids=[case[0] for case in _FAULTS])
def test_fault_of_a_template_is_placed_on_its_line(text: str, name: str, says: str) -> None:
    """Every fault names its rule, its line in the spec and, where a row is to blame, the row."""
    spec = SPEC.replace('"{{ greeting }}, {{ count }}"', json.dumps(text))
    expander = _expander(spec, fixed={"first_name": "Ada"}, data_file="rows.csv")
    found = expander.faults() or expander.expand_row(Row(7, 8, {"count": "1"}, typed=False))

    assert isinstance(found, list)
    assert [d.name for d in found] == [name]
    assert says in found[0].message
    assert found[0].span.start.line == 1 + spec[: spec.index("input_text")].count("\n")
    assert found[0].pointer == "/video/clips/0/input_text"
    assert expander.faults() or found[0].related[-1].span.start.line == 8


def test_all_static_faults_are_told_at_once() -> None:
    spec = SPEC.replace("{{ greeting }}", "{{ nobody }}").replace("{{ size }}", "{{ size | big }}")

    assert [d.name for d in _expander(spec).faults()] == ["undefined-name", "unknown-filter"]


def test_wrong_body_names_the_template_and_the_row() -> None:
    """A row can make a body that the API refuses: the template line, and the row beside it."""
    expander = _expander(SPEC, fixed={"first_name": "Ada"}, data_file="rows.csv")
    found = expander.expand_row(Row(3, 4, {"size": "-1"}, typed=False))

    assert isinstance(found, list)
    (diagnostic,) = found
    assert (diagnostic.name, diagnostic.pointer) == ("out-of-range", "/video/clips/0/scale")
    assert (diagnostic.related[0].file, diagnostic.related[0].span.start.line) == ("rows.csv", 4)


def test_includes_stay_under_the_folder_of_the_spec(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "hello.txt.j2").write_text("Hello {{ first_name }}.\n")
    for name, code in (("hello.txt.j2", 0), ("../secret.txt", 1), ("link.txt", 1)):
        text = json.dumps("{% include '" + name + "' %}")
        spec = SPEC.replace('"{{ greeting }}, {{ count }}"', text)
        (inside / "spec.yaml").write_text(spec)
        done = clipspec("compile", "inside/spec.yaml", "--set", "first_name=Ada", cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert "secret" not in done.stdout
        assert ("lies outside the spec's folder" in done.stderr) == bool(code)


def test_error_in_an_included_file_names_that_file() -> None:
    def include(name: str) -> str:
        return "fine\n{{ 1 // zero }}\n"

    spec = SPEC.replace('"{{ greeting }}, {{ count }}"', "\"{% include 'a.j2' %}\"")
    spec = spec.replace("{type: integer, default: 1}", "{type: integer, default: 0}")
    spec = spec.replace("count:", "zero:")
    expander = Expander(read_spec(parse(spec, "spec.yaml")), include, fixed={"first_name": "A"})
    found = expander.expand_row()

    assert isinstance(found, list)
    assert (found[0].file, found[0].span.start.line, found[0].name) == ("a.j2", 2, "template-error")
    assert found[0].related[0].file == "spec.yaml"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 1, "the param `first_name` has no value"),
        (["--set", "frist_name=Ada"], 1, "did you mean `first_name`?"),
        (["--set", "first_name"], 2, "write --set first_name=VALUE"),
        (["--set", "first_name="], 1, "`first_name` is empty"),
        (["--set", "first_name=A", "--set", "count=x"], 1, "takes a whole number"),
        (["--set", "first_name=\udce9"], 1, "--set: `first_name` holds what is no Unicode text"),
        (["--data", "-", "--data-format", "csv"], 1, "--> <stdin>:1:1"),
        (["--data", "-", "--delimiter", ";"], 2, "between the cells of CSV, and - is jsonl"),
        (["--data", "people.csv", "--delimiter", '"'], 2, "one character"),
        (["--data", "people.csv", "--encoding", "hex"], 2, "hex is no encoding of texts"),
        (["--data", "gone.csv"], 3, "cannot read gone.csv"),
        (["--data", "people.xlsx"], 2, "its name must end in .csv"),
        (["--data", "people.csv", "-o", "a.json"], 2, "write rows to a .jsonl file"),
        (["--data", "ragged.csv"], 1, "3 cells, but 2 columns"),
        (["--data", "twins.csv", "-o", "out/"], 1, "rows 1 and 2 give the same name `hello-ada`"),
        (["--data", "latin.csv"], 1, "--> latin.csv:2:4"),
        (["--data", "broken.jsonl"], 1, "--> broken.jsonl:2:"),
    ],
)
def test_wrong_use_says_the_way_out(arguments: list[str], code: int, says: str, desk: Path) -> None:
    (desk / "ragged.csv").write_text("first_name,count\nAda,1,2\n")
    (desk / "twins.csv").write_text("first_name\nAda\nADA\n")
    (desk / "latin.csv").write_bytes("first_name\nJosé\n".encode("latin-1"))
    (desk / "broken.jsonl").write_text('{"first_name": "Ada"}\n{"first_name": \n')
    done = clipspec("compile", "spec.yaml", *arguments, cwd=desk, input="a;b\n1;2\n")

    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_values_by_strength(desk: Path) -> None:
    """Default, then the environment, then --params, then the row, then --set."""
    spec = SPEC.replace("default: 0.5}", "default: 0.5, env: SIZE}")
    (desk / "spec.yaml").write_text(spec.replace("default: 1}", "default: 1, env: COUNT}"))
    for more, text, size in (
        ((), "Hello Ada, 8", 0.6),
        (("--params", "weak.yaml"), "Hello Ada, 9", 0.6),
        (("--set", "count=7"), "Hello Ada, 7", 0.6),
    ):
        (desk / "weak.yaml").write_text("count: 9\n")
        named = ["compile", "spec.yaml", "--set", "first_name=Ada", *more]
        done = clipspec(*named, cwd=desk, env={"COUNT": "8", "SIZE": "0.6", "first_name": "Eve"})
        clip = json.loads(done.stdout)["clips"][0]
        assert (clip["input_text"], clip["scale"]) == (text, size)
    (desk / "values.yaml").write_text("count: 20\nsize: 0.2\n")
    (desk / "people.csv").write_text("first_name,count\nAda,30\nGrace,\n")
    arguments = ("--data", "people.csv", "--params", "values.yaml", "--set", "size=0.4")
    lines = clipspec("compile", "spec.yaml", *arguments, cwd=desk).stdout.splitlines()

    clips = [json.loads(line)["clips"][0] for line in lines]
    assert [clip["input_text"] for clip in clips] == ["Hello Ada, 30", "Hello Grace, 20"]
    assert [clip["scale"] for clip in clips] == [0.4, 0.4]


def test_expander_can_be_sent_to_a_worker() -> None:
    """Pickled before and after its first use, it gives the same bytes."""
    expander = Expander(read_spec(parse(SPEC, "spec.yaml")), str, fixed={"first_name": "Ada"})
    first = expander.expand_row()
    again = pickle.loads(pickle.dumps(expander)).expand_row()

    assert isinstance(first, Body)
    assert isinstance(again, Body)
    assert first.line() == again.line()


def test_integers_beyond_64_bits_are_written_whole() -> None:
    spec = SPEC.replace("{type: integer, default: 1}", f"{{type: integer, default: {10**30}}}")

    assert _clip(_expander(spec, fixed={"first_name": "A"}))["input_text"].endswith(str(10**30))
