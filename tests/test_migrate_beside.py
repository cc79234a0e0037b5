"""What `clipspec migrate` reads and writes beside bodies: answers, questions, the account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_cli_lint import clipspec

BODY: dict[str, Any] = {"version": "v1alpha", "clips": [{"avatar_id": "a", "input_text": "Hi"}]}


def _write(folder: Path, name: str, body: dict[str, Any]) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(body, indent=2) + "\n", "utf-8")


def _answers(folder: Path, **files: str) -> None:
    questions = [{"pointer": "/clips/0/input_text", "answer": {"voice": "w"}}]
    entries = [{"file": file, "questions": questions} for file in files.values()]
    data = {"schema": "clipspec/answers/1", "files": entries}
    (folder / "q.yaml").write_text(json.dumps(data), "utf-8")


def _run(folder: Path, *arguments: str) -> Any:
    return clipspec("migrate", "--to", "v2", *arguments, cwd=folder)


def test_answers_for_files_of_another_run_are_told(tmp_path: Path) -> None:
    """A file of answers may speak of more files than a run has; a misspelled one is no answer."""
    _write(tmp_path, "in/a.json", BODY)
    _answers(tmp_path, right="in/a.json", windows="in\\b.json")
    done = _run(tmp_path, "in/a.json", "--answers", "q.yaml")

    assert done.returncode == 0, done.stderr
    words = "q.yaml: not in this run: 1 of 2 files with answers, such as in\\b.json"
    assert words in done.stderr


@pytest.mark.parametrize(
    ("folder", "named", "answered", "hint"),
    [
        (".", "in/a.json", "in\\a.json", "did you mean in/a.json?"),
        ("in", "a.json", "in/some/other.json", "run it from there"),
    ],
)
def test_answers_for_no_file_of_a_run_are_wrong_usage(
    folder: str, named: str, answered: str, hint: str, tmp_path: Path
) -> None:
    """Every question would come again, as if nobody had answered."""
    _write(tmp_path, "in/a.json", BODY)
    _answers(tmp_path / folder, one=answered)
    done = _run(tmp_path / folder, named, "--answers", "q.yaml")

    assert (done.returncode, done.stdout) == (2, "")
    assert "q.yaml:1:" in done.stderr
    assert "no file of this run is called" in done.stderr
    assert hint in done.stderr


@pytest.mark.parametrize("option", ["--questions", "--report"])
def test_answers_are_not_overwritten(option: str, tmp_path: Path) -> None:
    """The next questions are only those that are still open: the answers would be gone."""
    _write(tmp_path, "a.json", BODY)
    _answers(tmp_path, one="a.json")
    before = (tmp_path / "q.yaml").read_bytes()
    done = _run(tmp_path, "a.json", "--answers", "q.yaml", option, "./q.yaml")

    assert (done.returncode, done.stdout) == (2, "")
    assert "would overwrite the answers" in done.stderr
    assert before == (tmp_path / "q.yaml").read_bytes()


@pytest.mark.parametrize("option", ["--questions", "--report"])
@pytest.mark.parametrize("place", ["nowhere/x", "in"])
def test_no_body_is_rewritten_without_its_account(option: str, place: str, tmp_path: Path) -> None:
    """What the file was is in the account, so that is where it must be possible to write."""
    body = {"clips": [{"avatar_id": "a", "input_text": "Hi", "voice_id": "v"}]}
    _write(tmp_path, "in/a.json", body)
    before = (tmp_path / "in" / "a.json").read_bytes()
    done = _run(tmp_path, "in/a.json", "--write", option, place)

    assert done.returncode == 3
    assert f"cannot write {place}" in done.stderr
    assert before == (tmp_path / "in" / "a.json").read_bytes()


def test_keys_in_a_message_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """What waits is listed by its pointer, which may be anything."""
    _write(tmp_path, "a.json", {**BODY, "\b\b\x9b31m": 1})
    done = _run(tmp_path, "a.json", "--accept", "/nowhere/at/all")

    assert done.returncode == 2
    assert "what waits is" in done.stderr
    assert not {"\b", "\x9b"} & set(done.stderr)


def test_one_file_that_is_no_body_is_one(tmp_path: Path) -> None:
    _write(tmp_path, "a.json", BODY)
    _write(tmp_path, "package.json", {"name": "x"})

    assert "clipspec: 1 file is no body, and was passed over" in _run(tmp_path, ".").stderr


def test_a_file_of_another_kind_in_a_folder_stops_nothing(tmp_path: Path) -> None:
    """As in lint: what cannot be read is ours to judge only if it speaks of what we know."""
    _write(tmp_path, "a.json", {"clips": [{"avatar_id": "a", "input_text": "x", "voice_id": "v"}]})
    (tmp_path / "tsconfig.json").write_text("{ // a comment\n}")
    (tmp_path / "torn.json").write_text('{"clips": [')
    done = _run(tmp_path, ".", "-o", "new")

    assert done.returncode == 1
    assert "tsconfig" not in done.stderr
    assert "1 file is no body" in done.stderr
    assert "torn.json:1:12: blocked" in done.stderr


def test_a_second_run_does_not_move_what_the_first_one_wrote(tmp_path: Path) -> None:
    """Output below the folder that is read: its files are told of, and not read again."""
    _write(tmp_path, "a.json", {"clips": [{"avatar_id": "a", "input_text": "x", "voice_id": "v"}]})
    first, second = (_run(tmp_path, ".", "-o", "new/deep") for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert "passed over" not in first.stderr
    assert "1 file in new/deep, the output, passed over" in second.stderr
    assert [path.name for path in (tmp_path / "new").rglob("*.json")] == ["a.json"]
    assert "use --write" in _run(tmp_path, "new/deep", "-o", "new/deep").stderr
