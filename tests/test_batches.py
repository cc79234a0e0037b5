"""Batches: which rows are made, by how many processes, what is passed over, what has drifted."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from clipspec.cli.selection import Rows, Selection, Shard
from clipspec.compile import Row, Unit
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from test_cli_lint import clipspec

Program = Callable[..., Done]

SPEC = """\
clipspec: 1
name: "{{ first_name | slug }}-{{ locale }}"
params:
  first_name: {type: string, minLength: 1}
  size: {type: number, default: 1, maximum: 5}
matrix: {locale: [en, fr]}
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "Hello {{ first_name }}, {{ locale }}"
      scale: "{{ size }}"
"""
NAMES = ("Ada", "Grace", "Lin", "Mae", "Zoë")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a spec of two combinations and five rows."""
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    _rows(tmp_path, *NAMES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(desk: Path, *lines: str) -> None:
    (desk / "rows.csv").write_text("\n".join(["first_name,size", *map(_cells, lines)]) + "\n")


def _cells(line: str) -> str:
    return line if "," in line else f"{line},1"


COMPILE = ("compile", "spec.yaml", "--data", "rows.csv")


def _spoken(done: Done) -> list[str]:
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    return [json.loads(line)["clips"][0]["input_text"].removeprefix("Hello ") for line in lines]


def _folder(path: Path) -> dict[str, bytes]:
    return {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("2", "Grace"),
        ("2:3", "Grace Lin"),
        (":2", "Ada Grace"),
        ("4:", "Mae Zoë"),
        ("5:99", "Zoë"),
        ("9:", ""),
    ],
)
def test_rows_are_chosen_by_number(rows: str, names: str, desk: Path, program: Program) -> None:
    both = [f"{name}, {locale}" for name in names.split() for locale in ("en", "fr")]

    assert _spoken(program(*COMPILE, "--rows", rows)) == both


def test_limit_counts_bodies_of_the_rows_that_are_chosen(desk: Path, program: Program) -> None:
    assert _spoken(program(*COMPILE, "--limit", "3")) == ["Ada, en", "Ada, fr", "Grace, en"]
    assert _spoken(program(*COMPILE, "--rows", "2:", "--limit", "1")) == ["Grace, en"]
    assert _spoken(program(*COMPILE, "--shard", "2/2", "--limit", "1")) == ["Lin, fr"]


def test_rows_beyond_the_limit_are_not_read(desk: Path, program: Program) -> None:
    with (desk / "rows.csv").open("a") as rows:
        rows.write('"never closed,1\n')

    assert _spoken(program(*COMPILE, "--rows", "1:2"))[-1] == "Grace, fr"
    assert program(*COMPILE).code == 1


@pytest.mark.parametrize("parts", [1, 2, 3, 4, 7, 13])
def test_parts_together_are_the_whole(parts: int, desk: Path, program: Program) -> None:
    whole = program(*COMPILE).out
    shards = [program(*COMPILE, "--shard", f"{k}/{parts}") for k in range(1, parts + 1)]

    assert [shard.code for shard in shards] == [0] * parts
    assert "".join(shard.out for shard in shards) == whole


@given(
    st.integers(0, 60),
    st.integers(1, 70),
    st.tuples(st.integers(1, 70), st.none() | st.integers(1, 70)),
)
def test_any_parts_of_any_rows_together_are_those_rows(
    count: int, parts: int, bounds: tuple[int, int | None]
) -> None:
    """The law of --shard, beside any --rows: nothing twice, nothing left out, sizes even."""
    rows = Rows(*bounds)
    every = [Unit(Row(number, number, {}, True)) for number in range(1, count + 1)]
    meant = [unit for unit in every if unit.row in list(rows.take(u.row for u in every if u.row))]
    taken = [
        list(Selection(rows, Shard(k, parts)).take(meant, lambda: len(meant)))
        for k in range(1, parts + 1)
    ]

    assert [unit for part in taken for unit in part] == meant
    assert max(map(len, taken)) - min(map(len, taken)) <= 1


def test_parts_of_a_packed_file(desk: Path, program: Program) -> None:
    (desk / "rows.csv.gz").write_bytes(gzip.compress((desk / "rows.csv").read_bytes()))
    packed = ("compile", "spec.yaml", "--data", "rows.csv.gz")

    assert [*_spoken(program(*packed, "--shard", "1/2")), "Lin, fr"] == [
        *_spoken(program(*COMPILE, "--shard", "1/2")),
        *_spoken(program(*packed, "--shard", "2/2", "--limit", "1")),
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--rows", "0"], "holds no row"),
        (["--rows", "3:2"], "holds no row"),
        (["--rows", "x"], "names no rows"),
        (["--rows", ":"], "names no rows"),
        (["--shard", "0/4"], "is no part"),
        (["--shard", "5/4"], "is no part"),
        (["--shard", "1"], "is no part"),
        (["--limit", "0"], "0 is not in the range"),
        (["--rejects", "r.jsonl"], "give both"),
        (["--check"], "name it"),
        (["--prune", "--rows", "1", "-o", "out/"], "--prune takes a whole run"),
        (["--prune", "--shard", "1/2", "-o", "out/"], "--prune takes a whole run"),
        (["--data", "-", "--shard", "1/2"], "standard input is read once"),
    ],
)
def test_wrong_choices_are_wrong_use(
    options: list[str], says: str, desk: Path, program: Program
) -> None:
    done = program(*COMPILE, *options)

    assert (done.code, done.out) == (2, "")
    assert says in done.err


def _many(desk: Path, wrong: tuple[int, ...] = ()) -> None:
    """More rows than one process makes alone, with some that give no body."""
    _rows(desk, *(f"Name {n},{9 if n in wrong else 1}" for n in range(1, 701)))


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_processes_make_the_same_bytes(jobs: str, desk: Path, program: Program) -> None:
    _many(desk, wrong=(3, 350, 700))
    options = ("--on-error", "skip", "--rejects")
    one = program(*COMPILE, *options, "one.jsonl", "--jobs", "1", "-o", "one/")
    several = program(*COMPILE, *options, "several.jsonl", "--jobs", jobs, "-o", "several/")

    assert (one.code, several.code) == (1, 1)
    assert several.err == one.err.replace("one.jsonl", "several.jsonl")
    assert _folder(desk / "several") == _folder(desk / "one")
    assert len(_folder(desk / "one")) == 2 * (700 - 3) + 1
    assert (desk / "several.jsonl").read_bytes() == (desk / "one.jsonl").read_bytes()


def test_rejects_hold_the_rows_and_the_reasons(desk: Path, program: Program) -> None:
    _rows(desk, "Ada,1", ",1", "Lin,9", "Mae,1")
    done = program(*COMPILE, "--on-error", "skip", "--rejects", "no.jsonl", "-o", "out.jsonl")
    rejects = [json.loads(line) for line in (desk / "no.jsonl").read_text().splitlines()]

    assert done.code == 1
    assert "4 bodies could not be made; the rows are in no.jsonl" in done.err
    assert len((desk / "out.jsonl").read_text().splitlines()) == 4
    assert [(r["row"], r["line"], r.get("combination", 1)) for r in rejects] == [
        (2, 3, 1),
        (2, 3, 2),
        (3, 4, 1),
        (3, 4, 2),
    ]
    assert rejects[2]["values"] == {"first_name": "Lin", "size": "9"}
    (error,) = rejects[2]["errors"]
    assert (error["code"], error["file"], error["line"], error["column"]) == (
        "CS603",
        "rows.csv",
        4,
        5,
    )


def test_without_rejects_the_file_is_empty(desk: Path, program: Program) -> None:
    (desk / "no.jsonl").write_text("of an earlier run\n")
    done = program(*COMPILE, "--on-error", "skip", "--rejects", "no.jsonl", "-o", "out.jsonl")

    assert (done.code, done.err) == (0, "")
    assert (desk / "no.jsonl").read_bytes() == b""


def test_one_wrong_row_in_the_middle_stops_and_leaves_nothing(desk: Path, program: Program) -> None:
    _many(desk, wrong=(350,))
    for output in ("out/", "out.jsonl"):
        done = program(*COMPILE, "--jobs", "2", "-o", output)

        assert done.code == 1
        assert "rows.csv:351:10" in done.err
        assert sorted(path.name for path in desk.iterdir()) == ["rows.csv", "spec.yaml"]


def _drift(program: Program, *options: str) -> list[str]:
    """What --diff says; --check must agree with it, and neither writes."""
    before = _folder(Path())
    done = program(*COMPILE, "-o", "out/", "--diff", *options)
    checked = program(*COMPILE, "-o", "out/", "--check", *options)

    assert (checked.code, checked.out) == (done.code, "")
    assert done.code == int(bool(done.out)), done.err
    assert _folder(Path()) == before
    return [" ".join(line.split()) for line in done.out.splitlines()]


def test_each_kind_of_drift(desk: Path, program: Program) -> None:
    assert len(_drift(program)) == 10
    assert program(*COMPILE, "-o", "out/").code == 0
    assert _drift(program) == []

    _rows(desk, "Ada,1", "Grace,2", "Lin,1", "Mae,1", "Uma,1")
    (desk / "out" / "lin-en.json").write_text("{}")
    (desk / "out" / "mae-fr.json").unlink()

    assert _drift(program) == [
        "changed grace-en.json (row 2 of rows.csv)",
        "changed grace-fr.json (row 2 of rows.csv)",
        "edited lin-en.json",
        "missing mae-fr.json",
        "added uma-en.json",
        "added uma-fr.json",
        "orphaned zoë-en.json",
        "orphaned zoë-fr.json",
    ]


def test_each_reason_of_a_change(desk: Path, program: Program) -> None:
    text = SPEC.replace("Hello", "{% include 'hello.txt' %}").replace(
        "matrix:", "data: rows.csv\nmatrix:"
    )
    (desk / "spec.yaml").write_text(text)
    (desk / "hello.txt").write_text("Hello")
    assert program(*COMPILE, "-o", "out/", "--rows", "1").code == 0
    one = ("--rows", "1")

    (desk / "hello.txt").write_text("Hi")
    assert _drift(program, *one) == [
        "changed ada-en.json (hello.txt)",
        "changed ada-fr.json (hello.txt)",
    ]
    (desk / "hello.txt").write_text("Hello")
    (desk / "spec.yaml").write_text(text.replace("FAFAFA", "000000"))
    assert _drift(program, *one)[0] == "changed ada-en.json (the spec)"
    (desk / "spec.yaml").write_text(text)
    assert _drift(program, *one, "--set", "size=2")[0] == "changed ada-en.json (--set or --params)"
    assert _drift(program, *one, "--to", "v2", "--accept", "all")[0] == "changed ada-en.json (--to)"
    _rows(desk, "Ada,2")
    assert _drift(program, *one)[0] == "changed ada-en.json (row 1 of rows.csv)"
    assert _drift(program, *one, "--set", "size=2")[0] == (
        "changed ada-en.json (--set or --params, row 1 of rows.csv)"
    )


def test_a_manifest_of_another_version_says_so(desk: Path, program: Program) -> None:
    program(*COMPILE, "-o", "out/")
    manifest = desk / "out" / "manifest.json"
    data = json.loads(manifest.read_text())
    data["inputs"]["clipspec"] = "0.0.1"
    data["bodies"][0]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(data))

    assert _drift(program) == ["changed ada-en.json (the version of clipspec)"]


def test_drift_of_a_file_of_lines(desk: Path, program: Program) -> None:
    lines = (*COMPILE, "-o", "out.jsonl")
    assert program(*lines, "--diff").out == "added    out.jsonl\n"
    program(*lines)
    assert program(*lines, "--diff") == Done(0, "", "")
    _rows(desk, "Ada,1", "Grace,2", "Lin,1")
    done = program(*lines, "--diff")

    assert done.code == 1
    assert done.out.splitlines() == [
        *("changed  out.jsonl:3", "changed  out.jsonl:4"),
        *(f"orphaned out.jsonl:{line}" for line in range(7, 11)),
    ]


def test_prune_removes_what_is_no_longer_made_and_keeps_what_was_edited(
    desk: Path, program: Program
) -> None:
    program(*COMPILE, "-o", "out/")
    (desk / "out" / "mine.json").write_text("{}")
    (desk / "out" / "lin-en.json").write_text('{"edited": true}')
    _rows(desk, "Ada,1")

    left = program(*COMPILE, "-o", "out/")
    assert "8 files (grace-en.json, grace-fr.json, lin-en.json …) of earlier runs" in left.err
    assert len(_folder(desk / "out")) == 12
    assert sum(line.startswith("orphaned") for line in _drift(program)) == 8

    pruned = program(*COMPILE, "-o", "out/", "--prune")
    assert pruned.code == 0
    assert "kept 1 file (lin-en.json), edited by hand" in pruned.err
    assert sorted(_folder(desk / "out")) == [
        *("ada-en.json", "ada-fr.json", "lin-en.json", "manifest.json", "mine.json")
    ]
    again = program(*COMPILE, "-o", "out/", "--prune")
    assert "kept 1 file (lin-en.json), edited by hand" in again.err


def test_a_manifest_that_is_none_is_told(desk: Path, program: Program) -> None:
    (desk / "out").mkdir()
    (desk / "out" / "manifest.json").write_text('{"schema": "x"}')
    done = program(*COMPILE, "-o", "out/")

    assert done.code == 3
    assert "out/manifest.json is no manifest of clipspec: its schema is x" in done.err


def test_a_manifest_reaches_no_file_outside_of_its_folder(desk: Path, program: Program) -> None:
    """It may come with a pull request: --prune must not remove what it likes."""
    program(*COMPILE, "-o", "out/")
    manifest = desk / "out" / "manifest.json"
    data = json.loads(manifest.read_text())
    spec = hashlib.sha256((desk / "spec.yaml").read_bytes()).hexdigest()
    data["bodies"].append({**data["bodies"][0], "name": "../spec.yaml", "sha256": spec})
    manifest.write_text(json.dumps(data))
    done = program(*COMPILE, "-o", "out/", "--prune")

    assert done.code == 3
    assert "a body called '../spec.yaml': the part '..'" in done.err
    assert (desk / "spec.yaml").exists()


def test_prune_keeps_a_file_that_has_two_names(desk: Path, program: Program) -> None:
    """As where a disk ignores case, and a body is now called `ada` instead of `Ada`."""
    program(*COMPILE, "-o", "out/")
    manifest = desk / "out" / "manifest.json"
    manifest.write_text(manifest.read_text().replace("ada-en", "ADA-en"))
    (desk / "out" / "ADA-en.json").symlink_to("ada-en.json")
    done = program(*COMPILE, "-o", "out/", "--prune")

    assert (done.code, done.err) == (0, "")
    assert (desk / "out" / "ADA-en.json").is_symlink()


def test_a_folder_that_is_a_disk_of_its_own(
    desk: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a volume of a container: from beside it, no file can be moved in."""
    (desk / "out").mkdir()
    out = str(desk / "out")
    moved = Path.replace

    def replace(staged: Path, place: Path) -> Path:
        if out not in str(staged.absolute()):
            raise OSError(errno.EXDEV, "invalid cross-device link")
        return moved(staged, place)

    monkeypatch.setattr(Path, "replace", replace)
    assert "invalid cross-device link" in program(*COMPILE, "-o", "out/").err
    monkeypatch.setattr(os.path, "ismount", lambda path: str(path) == out)
    done = program(*COMPILE, "-o", "out/")

    assert (done.code, done.err) == (0, "")
    assert len(_folder(desk / "out")) == 11


def test_bodies_are_the_same_bytes_anywhere(desk: Path) -> None:
    """Whatever the hash seed, the locale, the time zone and the working directory are."""
    (desk / "deep").mkdir()
    made = [
        clipspec(
            *("compile", f"{way}spec.yaml", "--data", f"{way}rows.csv", "-o", "out.jsonl"),
            cwd=desk / place,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0", "TZ": zone},
        )
        for place, way, seed, locale, zone in (
            (".", "", "1", "C", "UTC"),
            ("deep", "../", "2", "tr_TR.ISO-8859-9", "Asia/Tokyo"),
        )
    ]

    assert [done.returncode for done in made] == [0, 0], made[1].stderr
    assert (desk / "out.jsonl").read_bytes() == (desk / "deep" / "out.jsonl").read_bytes()


def test_a_wrong_row_is_told_with_all_its_places(desk: Path, program: Program) -> None:
    """The cell, the declaration of its param; of a wrong body the template, the cell, the place."""
    _many(desk, wrong=(350,))
    bad_cell = program(*COMPILE, "--jobs", "2").err
    assert "rows.csv:351:10" in bad_cell
    assert "spec.yaml:5:3" in bad_cell

    text = SPEC.replace(", maximum: 5", "").replace('"{{ size }}"', '"{{ size * 1 }}"')
    (desk / "spec.yaml").write_text(text)
    rows = (desk / "rows.csv").read_text().replace("Name 350,9", "Name 350,-9")
    (desk / "rows.csv").write_text(rows)
    bad_body = program(*COMPILE, "--jobs", "2").err
    assert "spec.yaml:15:14" in bad_body
    assert "rows.csv:351:10" in bad_body
    assert "made by row 350, column `size`, at /clips/0/scale of its body" in bad_body
