"""Baselines: what is known is hidden, what is new is told, and edits elsewhere change nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clipspec import resources
from clipspec.lint.silencing.baseline import Entry, read_baseline, written
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

Program = Callable[..., Done]
CLIP = '  - {avatar_id: a1b2c3d4, voice_id: "string", input_text: Hello}\n'
BODY = 'version: v1alpha\nratio: "4:3"\nbackground: "#FAFAFA"\nclips:\n'
KNOWN = ("lint", "--baseline", "known.json")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two wrong bodies."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("sub").mkdir()
    Path("a.yaml").write_text(BODY + CLIP)
    Path("sub/b.yaml").write_text(BODY + CLIP)


def _known() -> Any:
    return json.loads(Path("known.json").read_text("utf-8"))


def _files() -> list[str]:
    return sorted({one["file"] for one in _known()["findings"]})


def _summary(program: Program, *arguments: str) -> dict[str, int]:
    summary: dict[str, int] = json.loads(program(*KNOWN, "--format", "json", *arguments).out)[
        "summary"
    ]
    return summary


def test_what_is_written_is_hidden(program: Program) -> None:
    before = program("lint", "--format", "json")
    found = json.loads(before.out)["diagnostics"]
    done = program(*KNOWN, "--baseline-write")

    assert (before.code, done.code) == (1, 0)
    assert done.err == f"clipspec: known.json holds {len(found)} findings, 0 dropped\n"
    Draft202012Validator(resources.schema("report/baseline")).validate(_known())
    assert {(one["file"], one["code"], one["pointer"], one["message"]) for one in found} == {
        (one["file"], one["code"], one["pointer"], one["message"]) for one in _known()["findings"]
    }
    again = program(*KNOWN)
    assert (again.code, again.err) == (0, "")
    assert again.out == (
        "2 files, 0 errors, 0 warnings, 0 infos, "
        f"{len(found)} in the baseline, 1 other file skipped\n"
    )
    assert _summary(program)["baselined"] == len(found)


def test_writing_twice_gives_the_same_bytes(program: Program) -> None:
    program(*KNOWN, "--baseline-write")
    first = Path("known.json").read_bytes()
    program(*KNOWN, "--baseline-write")

    assert Path("known.json").read_bytes() == first


@pytest.mark.parametrize(
    "edited",
    [
        "# a comment\n\n" + BODY + CLIP,
        BODY + "  - {avatar_id: e5f6a7b8, voice_id: c9d0e1f2, input_text: New}\n" + CLIP,
        'background: "#FAFAFA"\nratio: "4:3"\nclips:\n' + CLIP + "version: v1alpha\n",
    ],
)
def test_edits_elsewhere_change_nothing(program: Program, edited: str) -> None:
    program(*KNOWN, "--baseline-write")
    Path("a.yaml").write_text(edited)
    done = program(*KNOWN)

    assert (done.code, done.err) == (0, ""), done.out


def test_only_what_is_new_is_told(program: Program) -> None:
    """A second finding that is equal to a known one is new."""
    program(*KNOWN, "--baseline-write")
    Path("a.yaml").write_text(BODY + CLIP + CLIP + "mood: merry\n")
    done = program(*KNOWN, "--format", "concise")

    assert [line.partition(" ")[0] for line in done.out.splitlines()] == [
        "a.yaml:6:37:",
        "a.yaml:7:1:",
    ]
    assert done.code == 1


def test_what_is_no_longer_found_is_said_and_pruned(program: Program) -> None:
    program(*KNOWN, "--baseline-write")
    Path("a.yaml").write_text(BODY.replace("4:3", "16:9") + CLIP)
    done = program(*KNOWN)
    assert (done.code, done.err) == (
        0,
        "clipspec: 1 finding of known.json no longer found: --baseline-prune drops them\n",
    )

    pruned = program(*KNOWN, "--baseline-prune")
    assert pruned.err.endswith(" findings, 1 dropped\n")
    assert "4:3" not in [one["message"] for one in _known()["findings"] if one["file"] == "a.yaml"]
    assert program(*KNOWN).err == ""


def test_pruning_adds_nothing(program: Program) -> None:
    program(*KNOWN, "--baseline-write")
    Path("a.yaml").write_text(BODY + CLIP + "mood: merry\n")
    before = Path("known.json").read_bytes()

    assert "CS111" in program(*KNOWN, "--baseline-prune", "--format", "concise").out
    assert Path("known.json").read_bytes() == before


@pytest.mark.parametrize("keeping", ["--baseline-write", "--baseline-prune"])
def test_files_that_were_not_judged_stay_known(program: Program, keeping: str) -> None:
    """As when pre-commit names one file; but a file that is gone is forgotten."""
    program(*KNOWN, "--baseline-write")
    program(*KNOWN, keeping, "a.yaml")
    assert _files() == ["a.yaml", "sub/b.yaml"]

    Path("sub/b.yaml").unlink()
    program(*KNOWN, keeping, "a.yaml")
    assert _files() == ["a.yaml"]


def test_paths_count_from_the_baseline(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it serves from every folder, named by an option or by the configuration."""
    program(*KNOWN, "--baseline-write")
    Path("clipspec.toml").write_text('baseline = "known.json"\n')
    assert program("lint").code == 0
    assert program("lint", "--isolated").code == 1

    monkeypatch.chdir("sub")
    assert program("lint", "b.yaml").code == 0
    assert program("lint", "../a.yaml", "--isolated", "--baseline", "../known.json").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("--baseline", "none.json"),
            3,
            "cannot read none.json: no such file or directory; --baseline-write",
        ),
        (("--baseline", "list.json"), 2, "list.json is no baseline: "),
        (("--baseline", "a.yaml"), 2, "a.yaml is no baseline: "),
        (
            ("--baseline-write",),
            2,
            "--baseline-write: name the file, with --baseline or in the config",
        ),
        (("--baseline-prune",), 2, "--baseline-prune: name the file"),
        (
            (*KNOWN[1:], "--baseline-write", "--select", "CS3"),
            2,
            "--baseline-write takes every rule",
        ),
        (
            (*KNOWN[1:], "--baseline-prune", "--ignore", "CS3"),
            2,
            "--baseline-prune takes every rule",
        ),
    ],
)
def test_what_cannot_be(program: Program, arguments: tuple[str, ...], code: int, said: str) -> None:
    Path("list.json").write_text("[]")
    done = program("lint", *arguments)

    assert (done.code, done.err.startswith(f"clipspec: {said}")) == (code, True), done.err
    assert not Path("known.json").exists()


def test_a_part_of_the_rules_says_nothing_of_the_others(program: Program) -> None:
    program(*KNOWN, "--baseline-write")

    assert program(*KNOWN, "--select", "CS3").err == ""


def test_suppressed_findings_are_not_known(program: Program) -> None:
    Path("a.yaml").write_text(BODY.replace('"4:3"', '"4:3"  # clipspec: ignore[CS302]') + CLIP)
    program(*KNOWN, "--baseline-write", "a.yaml")

    assert "CS302" not in {one["code"] for one in _known()["findings"]}
    assert _summary(program, "a.yaml")["suppressed"] == 1


ENTRIES = st.builds(
    Entry,
    st.text("ab/é"),
    st.from_regex("CS[0-9]{3}", fullmatch=True),
    st.text(),
    st.text(),
    st.from_regex("[0-9a-f]{32}", fullmatch=True),
)


@given(st.lists(ENTRIES))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    """In one order, whatever the order of findings."""
    text = written(entries)

    assert read_baseline(json.loads(text), "x") == sorted(set(entries))
    assert written(reversed(entries)) == text
