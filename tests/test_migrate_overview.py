"""What a person reads who moves many files: what is asked, in how many of them, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.diagnostics import Position
from clipspec.dialects.reading import Fate
from clipspec.migrate import Consent, Entry, Ledger, Migration, Status
from clipspec.migrate.overview import overview
from clipspec.report._terminal import width
from test_cli_lint import clipspec

CLIP = {"avatar_id": "a", "voice_id": "v", "input_text": "Hi", "offset": {"x": 0, "y": 0.1}}
BODY: dict[str, Any] = {"version": "v1alpha", "ratio": "16:9", "test": True}
MANY = 40


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Many files that are alike, one with a question of its own, and one that is torn."""
    for number in range(MANY):
        _write(tmp_path, f"f{number:02}", BODY | {"clips": [CLIP] * (1 + number % 2)})
    _write(tmp_path, "odd: 1", BODY | {"clips": [CLIP], "quality": "high"})
    (tmp_path / "torn.json").write_text('{"clips": [')
    return tmp_path


def _write(folder: Path, name: str, body: dict[str, Any]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(body, indent=2) + "\n", "utf-8")


def _told(folder: Path, *arguments: str) -> list[str]:
    done = clipspec("migrate", ".", "--to", "v3", "-o", "new", *arguments, cwd=folder)
    return done.stderr.splitlines()


def test_what_files_have_in_common_is_told_once(desk: Path) -> None:
    """How many files, the option that answers, and the first places; the gravest first."""
    told = _told(desk)

    assert told[0].startswith("torn.json:1:12: blocked: ")
    assert f"no-equivalent, {MANY + 1} files: /test [--drop-test]" in told
    asked = f"no-equivalent, {MANY + 1} files: /clips/*/offset/y [--accept '/clips/*/offset/y']"
    at = told.index(asked)
    assert told[at + 1 : at + 3] == [
        "    v3 places the presenter itself: it takes no offset",
        f"    in f00.json:12, f01.json:12, f01.json:21 and {MANY * 3 // 2 - 2} more",
    ]
    assert told[told.index("needs-input, 1 file: /quality [--accept /quality]") + 2] == (
        "    in odd: 1.json:16"
    )
    assert any(line == f"added, {MANY // 2 + 1} files: /engine/type" for line in told)
    words = [line.partition(",")[0] for line in told if line[0].isalpha() and " file" in line]
    assert words == sorted(
        words, key=["no-equivalent", "needs-input", "approximate", "added"].index
    )


def test_the_last_line_counts_and_says_how_questions_are_answered(desk: Path) -> None:
    count = f"{MANY + 2} files: {MANY + 2} blocked"

    assert _told(desk)[-1].startswith(f"{count}; --questions FILE")
    assert _told(desk, "--questions", "q.yaml")[-1] == count
    assert _told(desk, "--drop-test", "--accept", "all")[-1] == (
        f"{MANY + 2} files: {MANY + 1} migrated, 1 blocked"
    )


def test_ten_times_the_files_are_no_more_to_read(desk: Path) -> None:
    """The lines grow with what is to be said, not with the files; each fits a screen."""
    before = len(_told(desk))
    for number in range(MANY, 10 * MANY):
        _write(desk, f"f{number:03}", BODY | {"clips": [CLIP] * (1 + number % 2)})
    told = _told(desk)

    assert len(told) == before
    assert max(map(width, told)) <= 100


def test_verbose_tells_of_each_file(desk: Path) -> None:
    told = _told(desk, "--verbose")

    assert sum("no-equivalent: /test [--drop-test]" in line for line in told) == MANY + 1
    assert max(map(width, told)) <= 100


def test_a_body_that_v3_would_refuse_in_any_case_stands_by_itself(tmp_path: Path) -> None:
    """No answer to a question helps it, so it must not hide behind them."""
    silent = {"character": {"type": "avatar", "avatar_id": "a"}, "voice": {"type": "silence"}}
    for name in "ab":
        _write(tmp_path, name, {"video_inputs": [silent], "fps": 30})
    told = _told(tmp_path)
    accepted = _told(tmp_path, "--accept", "all")

    for lines in (told, accepted):
        at = lines.index("b.json: blocked")
        assert lines[at + 1].startswith("    v3 would refuse the body: ")


def test_a_file_that_cannot_be_rewritten_is_told_with_its_place() -> None:
    """All of it has gone over, and yet it is blocked: it is no question that could be shared."""
    ledger = Ledger((Entry("/a", ("/b",), Fate.EXACT),))
    place = Position(3, 7)
    blocked = Migration("a.yaml", "v1", "v2", Status.BLOCKED, None, ledger, "why", place)
    told = list(overview([(blocked, Consent())] * 2))

    assert told == ["a.yaml:3:7: blocked", "    why"] * 2 + ["2 files: 2 blocked"]


def test_a_loss_is_accepted_wherever_it_stands(desk: Path) -> None:
    """The pattern that the overview names, and only that."""
    (desk / "torn.json").unlink()
    told = _told(desk, "--drop-test", "--accept", "/clips/*/offset/y")

    assert told[-1].startswith(f"{MANY + 1} files: {MANY} migrated, 1 blocked")
    assert sum("[--accept" in line for line in told) == 1


@pytest.mark.parametrize(
    ("pointer", "pattern", "matches"),
    [
        ("/a/0/b", "/a/*/b", True),
        ("/a/0/b", "/a/*", True),
        ("/a/0/b", "", True),
        ("/a/0/b", "/a/*/b/c", False),
        ("/a/0/b", "/*/*/c", False),
        ("/a/*/b", "/a/*/b", True),
        ("/ab", "/a", False),
    ],
)
def test_a_pattern_names_values_and_what_is_below_them(
    pointer: str, pattern: str, matches: bool
) -> None:
    assert pointers.matches(pointer, pattern) == matches
