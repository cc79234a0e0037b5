"""Parts made by `--shard` and put together again: the whole is what one run makes, or an error."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Done
from test_batches import COMPILE, _folder, _rows, desk

Program = Callable[..., Done]
__all__ = ["desk"]
PARTS = 4


def _shards(program: Program, output: str, *options: str, parts: int = PARTS) -> list[str]:
    """Make all parts; `{}` in the output is the number of each. Returns where they are."""
    places = [output.format(number) for number in range(1, parts + 1)]
    for number, place in enumerate(places, 1):
        done = program(*COMPILE, "--shard", f"{number}/{parts}", "-o", place, *options)
        assert (done.code, done.out, done.err) == (0, "", "")
    return places


def _merged(program: Program, *parts: str, output: str) -> Done:
    return program("manifest", "merge", *parts, "-o", output)


@pytest.mark.parametrize("parts", [1, 3, 4, 13])
def test_lines_of_parts_are_those_of_one_run(parts: int, desk: Path, program: Program) -> None:
    program(*COMPILE, "-o", "whole.jsonl")
    made = _shards(program, "part-{}.jsonl", parts=parts)
    done = _merged(program, *reversed(made), output="merged.jsonl")

    assert done == Done(0, "", "clipspec: 10 bodies in merged.jsonl\n")
    assert (desk / "merged.jsonl").read_bytes() == (desk / "whole.jsonl").read_bytes()
    assert not (desk / "whole.jsonl.manifest.json").exists()


def test_the_manifest_of_lines_says_what_they_are(desk: Path, program: Program) -> None:
    _shards(program, "part-{}.jsonl")
    told = json.loads((desk / "part-2.jsonl.manifest.json").read_text())

    assert (told["schema"], told["shard"], told["bodies"]) == ("clipspec/lines/1", "2/4", 3)
    assert (told["first"], told["last"]) == ([2, 1], [3, 1])
    assert {**told["slice"], "data": None} == {"first": 3, "last": 5, "of": 10, "data": None}


@pytest.mark.parametrize("output", ["apart-{}/", "together/"])
def test_folders_of_parts_are_that_of_one_run(output: str, desk: Path, program: Program) -> None:
    program(*COMPILE, "-o", "whole/")
    made = _shards(program, output)
    target = "together/" if output == "together/" else "merged/"
    done = _merged(program, *dict.fromkeys(made), output=target)
    again = _merged(program, *dict.fromkeys(made), output=target)
    there = _folder(desk / target)

    assert done == again == Done(0, "", f"clipspec: 10 bodies in {target}\n")
    assert {n: c for n, c in there.items() if "-of-" not in n} == _folder(desk / "whole")
    assert program(*COMPILE, "-o", target, "--check").code == 0
    assert program("manifest", "check", target) == Done(0, "", "")


def test_manifests_may_be_named_one_by_one(desk: Path, program: Program) -> None:
    _shards(program, "out/", parts=2)
    manifests = [f"out/manifest.{number}-of-2.json" for number in (1, 2)]

    assert _merged(program, *manifests, output="merged/").code == 0
    assert "part 2/2 is missing" in _merged(program, manifests[0], output="merged/").err
    lines = _shards(program, "{}.jsonl", parts=2)
    assert _merged(program, lines[0], f"{lines[1]}.manifest.json", output="a.jsonl").code == 0


def test_orphans_of_parts_are_those_of_the_whole(desk: Path, program: Program) -> None:
    """A row that moves from one part to another is no orphan."""
    for output in ("whole/", "parts/"):
        program(*COMPILE, "-o", output)
    _shards(program, "parts/")
    _rows(desk, "Uma,1", "Ada,1", "Grace,1", "Lin,1", "Mae,1")
    program(*COMPILE, "-o", "whole/")
    for number in range(1, PARTS + 1):
        program(*COMPILE, "--shard", f"{number}/{PARTS}", "-o", "parts/")
    _merged(program, "parts/", output="parts/")
    merged = (desk / "parts" / "manifest.json").read_bytes()

    assert merged == (desk / "whole" / "manifest.json").read_bytes()
    assert [e["name"] for e in json.loads(merged)["orphans"]] == ["zoë-en.json", "zoë-fr.json"]


def _edit(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def _other_spec(desk: Path, program: Program) -> None:
    spec = (desk / "spec.yaml").read_text()
    (desk / "spec.yaml").write_text(spec.replace("FAFAFA", "000000"))
    program(*COMPILE, "--shard", "3/4", "-o", "3.jsonl")


def _other_rows(desk: Path, program: Program) -> None:
    _rows(desk, "Ada", "Grace", "Lin", "Mae", "Uma")
    program(*COMPILE, "--shard", "3/4", "-o", "3.jsonl")


def _again(*options: str) -> Callable[[Path, Program], None]:
    return lambda desk, program: (program(*COMPILE, *options, "-o", "3.jsonl"), None)[1]


def _of_slice(change: Callable[[dict[str, int]], object]) -> Callable[[Path, Program], None]:
    def edit(desk: Path, program: Program) -> None:
        _edit(desk / "3.jsonl.manifest.json", lambda data: change(data["slice"]))  # type: ignore[arg-type] # JSON

    return edit


_SPOILT: dict[str, tuple[Callable[[Path, Program], object], str]] = {
    "edited": (
        lambda desk, _: (desk / "3.jsonl").write_text("{}\n"),
        "3.jsonl is not what 3.jsonl.manifest.json tells of: it has changed",
    ),
    "other spec": (_other_spec, "3.jsonl.manifest.json was made of other inputs than 1.jsonl"),
    "other rows": (_other_rows, "3.jsonl.manifest.json was made of other inputs than 1.jsonl"),
    "other part": (
        _again("--shard", "2/4"),
        "2.jsonl.manifest.json and 3.jsonl.manifest.json are both part 2/4",
    ),
    "other total": (
        _again("--shard", "3/5"),
        "1.jsonl.manifest.json is part 1/4, and 3.jsonl.manifest.json is part 3/5",
    ),
    "limited": (
        _again("--shard", "3/4", "--limit", "1"),
        "3.jsonl.manifest.json was made with --limit",
    ),
    "rows": (_again("--shard", "3/4", "--rows", "1:4"), "than 1.jsonl.manifest.json: the rows"),
    "set": (
        _again("--shard", "3/4", "--set", "size=2"),
        "1.jsonl.manifest.json: --set or --params",
    ),
    "gap": (
        _of_slice(lambda it: it.update(first=7)),
        "3.jsonl.manifest.json begins at body 7, not at 6",
    ),
    "overlap": (
        _of_slice(lambda it: it.update(last=8)),
        "4.jsonl.manifest.json begins at body 8, not at 9",
    ),
    "twice": (
        lambda desk, _: _edit(desk / "3.jsonl.manifest.json", lambda it: it.update(last=[4, 2])),
        "4.jsonl.manifest.json and 3.jsonl.manifest.json both hold row 4, combination 2",
    ),
    "whole": (
        lambda desk, _: _edit(desk / "3.jsonl.manifest.json", lambda it: it.update(shard=None)),
        "3.jsonl.manifest.json is no part: only runs with --shard make parts",
    ),
}


@pytest.mark.parametrize("how", _SPOILT)
def test_lines_that_are_not_one_whole_are_refused(how: str, desk: Path, program: Program) -> None:
    made = _shards(program, "{}.jsonl")
    spoil, says = _SPOILT[how]
    spoil(desk, program)
    done = _merged(program, *made, output="merged.jsonl")

    assert (done.code, done.out) == (1, ""), done.err
    assert says in done.err
    assert not (desk / "merged.jsonl").exists()


def test_folders_that_are_not_one_whole_are_refused(desk: Path, program: Program) -> None:
    made = _shards(program, "{}/")
    kept = shutil.copytree(desk / "3", desk / "kept")

    def refused(says: str) -> None:
        done = _merged(program, *made, output="merged/")
        assert (done.code, done.out) == (1, "")
        assert says in done.err
        assert not (desk / "merged").exists()
        shutil.rmtree(desk / "3")
        shutil.copytree(kept, desk / "3")

    manifest = desk / "3" / "manifest.3-of-4.json"
    body = desk / "3" / "lin-fr.json"
    body.write_text("{}")
    refused("3/lin-fr.json has changed since 3/manifest.3-of-4.json was written")
    body.unlink()
    refused("3/lin-fr.json is missing since 3/manifest.3-of-4.json was written")
    manifest.write_text(manifest.read_text().replace("mae-en", "mae-fr"))
    refused("4/manifest.4-of-4.json and 3/manifest.3-of-4.json both hold mae-fr.json")
    _edit(manifest, lambda it: it["bodies"][0].update(row=1, matrix={"locale": "en"}))  # type: ignore[index] # JSON
    refused("3/manifest.3-of-4.json and 1/manifest.1-of-4.json both hold row 1, combination")
    manifest.unlink()
    refused("3 holds no manifest of a part")


def test_wrong_use_of_merge(desk: Path, program: Program) -> None:
    _shards(program, "out/", parts=2)
    _shards(program, "{}.jsonl", parts=2)

    assert _merged(program, "out/", "1.jsonl", output="x/").code == 2
    assert "cannot read x.jsonl.manifest.json" in _merged(program, "x.jsonl", output="x").err
    (desk / "y.json").write_text("[]")
    assert "y.json is no manifest" in _merged(program, "y.json", output="x").err


def test_check_names_what_is_missing_and_edited(desk: Path, program: Program) -> None:
    program(*COMPILE, "-o", "out/")
    (desk / "out" / "ada-en.json").unlink()
    (desk / "out" / "lin-fr.json").write_text("{}")

    assert program("manifest", "check", "out") == Done(
        1, "missing  ada-en.json\nedited   lin-fr.json\n", ""
    )
    assert program("manifest", "check", ".").code == 3


def test_shards_need_rows_that_can_be_read_twice(desk: Path, program: Program) -> None:
    """Of a pipe the second reading is empty, and all parts would be."""
    os.mkfifo(desk / "pipe.csv")
    done = program("compile", "spec.yaml", "--data", "pipe.csv", "--shard", "1/2")
    assert (done.code, "pipe.csv is read once" in done.err) == (2, True)

    (desk / "rows.csv").write_text('first_name\nAda\n"x\n')
    broken = program(*COMPILE, "--shard", "1/2")
    assert broken.code == 1
    assert "rows.csv:3:1" in broken.err
