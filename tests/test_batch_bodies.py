"""`--batch`: v3 bodies gathered into bodies of the batch endpoint, none lost, none moved."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from clipspec import api, resources
from clipspec.compile import Made, Row, Unit
from clipspec.compile.batches import MOST, batched
from clipspec.lint.rulebook import diagnostic
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st

Program = Callable[..., Done]
SPEC = """\
clipspec: 1
name: "{{ first_name | slug }}-{{ engine }}"
params: {first_name: {type: string}, size: {type: integer, default: 1, maximum: 5}}
matrix: {engine: [avatar_iii, avatar_iv]}
video:
  type: avatar
  avatar_id: look_1
  voice_id: voice_1
  script: "Hello {{ first_name }}"
  title: "Size {{ size }}"
  engine: {type: "{{ engine }}"}
"""
COMPILE = ("compile", "spec.yaml", "--data", "rows.csv")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a spec of v3 in two combinations and 60 rows."""
    (tmp_path / "spec.yaml").write_text(SPEC)
    _rows(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(desk: Path, seventh: int) -> None:
    rows = [f"Name {n},{seventh if n == 7 else 1}\n" for n in range(1, 61)]
    (desk / "rows.csv").write_text("first_name,size\n" + "".join(rows))


def _videos(text: str) -> list[list[Any]]:
    return [json.loads(line)["videos"] for line in text.splitlines()]


def test_batches_hold_the_bodies_in_their_order(desk: Path, program: Program) -> None:
    bodies = [json.loads(line) for line in program(*COMPILE).out.splitlines()]
    whole, small = (program(*COMPILE, "--batch", *size).out for size in ([], ["7"]))

    assert _videos(whole) == [bodies[:100], bodies[100:]]
    assert [len(each) for each in _videos(small)] == [7] * 17 + [1]
    assert list(chain(*_videos(small))) == bodies


def test_each_batch_is_a_body_that_lint_takes(desk: Path, program: Program) -> None:
    assert program(*COMPILE, "--batch", "-o", "out/") == Done(0, "", "")
    for path in (desk / "out").glob("batch-*.json"):
        judged = api.lint(path.read_bytes(), file=path.name)
        assert judged.dialect == "v3"
        assert not judged.diagnostics


def test_the_most_is_that_of_the_schema() -> None:
    schema: Any = resources.schema("heygen/v3")
    assert schema["$defs"]["batch"]["properties"]["videos"]["maxItems"] == MOST


def test_a_folder_of_batches_names_their_rows(desk: Path, program: Program) -> None:
    batch = (*COMPILE, "--batch", "50", "-o", "out/")
    program(*batch, "--jobs", "1")
    manifest = json.loads((desk / "out" / "manifest.json").read_text())
    told = [(e["name"], e["row"], e["last"], e.get("matrix")) for e in manifest["bodies"]]
    _rows(desk, 2)

    assert told == [
        ("batch-0001.json", 1, 25, None),
        ("batch-0002.json", 26, 50, None),
        ("batch-0003.json", 51, 60, None),
    ]
    assert program(*batch, "--diff").out == (
        "changed  batch-0001.json  (rows 1 to 25 of rows.csv)\n"
    )


def test_wrong_rows_are_in_no_batch(desk: Path, program: Program) -> None:
    _rows(desk, 9)
    assert program(*COMPILE, "--batch", "-o", "out.jsonl").code == 1
    assert not (desk / "out.jsonl").exists()
    done = program(*COMPILE, "--batch", "--on-error", "skip", "-o", "out.jsonl")

    assert done.code == 1
    assert list(map(len, _videos((desk / "out.jsonl").read_text()))) == [100, 18]


def test_one_body_without_rows_is_a_batch_too(desk: Path, program: Program) -> None:
    (desk / "spec.yaml").write_text(
        SPEC.replace("matrix:", "vars:").replace("[avatar_iii, avatar_iv]", "avatar_iv")
    )
    done = program("compile", "spec.yaml", "--set", "first_name=Ada", "--batch")

    assert list(map(len, _videos(done.out))) == [1]


_HEAD = SPEC.partition("video:")[0]
_V1 = (
    "clipspec: 1\nparams: {first_name: {}}\nvideo: {version: v1alpha, ratio: '16:9', background: "
    "'#FAFAFA', clips: [{avatar_id: Kristin, voice_id: 1bd001e7e50f421d891986aad5158bc8, "
    "input_text: '{{ first_name }}'}]}\n"
)
_BATCH = (
    _HEAD + "video: {videos: [{type: avatar, avatar_id: a, voice_id: v, script: '{{ first_name }} "
    "{{ size }}', engine: {type: '{{ engine }}'}}]}\n"
)


@pytest.mark.parametrize(
    ("spec", "options", "says"),
    [
        (SPEC, ["--batch", "101"], "101 is not in the range"),
        (SPEC, ["--batch", "--shard", "1/2"], "--batch counts through all bodies"),
        (_BATCH, ["--batch"], "is a batch already"),
        (_V1, ["--batch"], "--batch gathers v3 bodies, and these are v1"),
        (_V1, ["--batch", "--to", "v2"], "--batch gathers v3 bodies, and these are v2"),
        (_V1, ["--batch", "--to", "v3", "--split"], "is a batch already, as --split makes one"),
    ],
)
def test_what_goes_into_no_batch(
    spec: str, options: list[str], says: str, desk: Path, program: Program
) -> None:
    (desk / "spec.yaml").write_text(spec)
    done = program(*COMPILE, *options)

    assert (done.code, done.out) == (2, ""), done.err
    assert says in done.err


def test_studio_films_are_remarked_on(desk: Path, program: Program) -> None:
    """As lint does of the batch that comes out."""
    spec = _HEAD + (
        "video: {type: studio, title: '{{ engine }} {{ size }}', scenes: [{type: avatar_video, "
        "input: {type: avatar, avatar_id: a, voice_id: v, script: '{{ first_name }}'}}]}\n"
    )
    (desk / "spec.yaml").write_text(spec)
    done = program(*COMPILE, "--batch", "-o", "out.jsonl")

    assert done.code == 0
    assert "whether a batch takes studio films is not established" in done.err


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 7), st.booleans())
def test_nothing_is_lost_or_moved(wrong: list[bool], size: int, indented: bool) -> None:
    """The law: batches hold all right bodies in their order, all but the last are full."""
    why = (diagnostic("missing-param", "rows.csv", Row(1, 1, {}, True).start, "wrong"),)
    content = b"%d\n" % 10**30
    units = [Unit(Row(number, number, {}, True)) for number in range(1, len(wrong) + 1)]
    made = [
        Made(unit, "", b"", why) if bad else Made(unit, "a", content)
        for unit, bad in zip(units, wrong, strict=True)
    ]
    found = list(batched(made, size, indented))
    batches = [each for each in found if not each.wrong]
    sizes = [len(json.loads(each.content)["videos"]) for each in batches]
    right = [each.unit.row.number for each in made if not each.wrong and each.unit.row]

    assert [each for each in found if each.wrong] == [each for each in made if each.wrong]
    assert sum(sizes) == len(right)
    assert all(full == size for full in sizes[:-1])
    assert [
        (b.unit.row.number, b.unit.last.number) for b in batches if b.unit.row and b.unit.last
    ] == [(right[at], right[min(at + size, len(right)) - 1]) for at in range(0, len(right), size)]
    assert all(json.loads(each.content)["videos"][0] == 10**30 for each in batches)
