"""What a user chooses and answers beforehand: by option, by configuration, by a file of answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec.migrate.answers import Answers, read_answers
from clipspec.source import parse
from clipspec.validate import is_valid
from test_cli_lint import clipspec

CLIP = {"avatar_id": "Kristin", "voice_id": "v", "input_text": "Hi"}
BODY: dict[str, Any] = {"version": "v1alpha", "ratio": "16:9", "test": True, "clips": [CLIP]}


def _write(folder: Path, **bodies: Any) -> None:
    for name, body in bodies.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(body, indent=2) + "\n", "utf-8")


def _run(folder: Path, *arguments: str, to: str = "v3") -> Any:
    return clipspec("migrate", "--to", to, *arguments, cwd=folder)


def test_a_free_run_stops_and_names_the_flag_that_consents(tmp_path: Path) -> None:
    """v3 has no test mode: nobody pays without having said so."""
    _write(tmp_path, a=BODY)
    stopped, agreed = _run(tmp_path, "a.json"), _run(tmp_path, "a.json", "--drop-test")

    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert "no-equivalent: /test [--drop-test]\n    v3 has no test mode" in stopped.stderr
    assert "would be made in full and billed: consent with --drop-test" in stopped.stderr
    assert agreed.returncode == 0
    assert "test" not in json.loads(agreed.stdout)
    assert "as --drop-test asks: v3 has no test mode, and the run is billed" in agreed.stderr


@pytest.mark.parametrize(
    ("options", "config", "expected"),
    [
        ([], "", {"resolution": "720p", "engine": {"type": "avatar_iii"}}),
        (["--resolution", "1080p"], "", {"resolution": "1080p"}),
        ([], 'resolution = "4k"', {"resolution": "4k"}),
        (["--resolution", "1080p"], 'resolution = "4k"', {"resolution": "1080p"}),
        (["--engine", "avatar_v"], "", {"engine": {"type": "avatar_v"}}),
        ([], 'engine = "avatar_iv"', {"engine": {"type": "avatar_iv"}}),
        (["--caption", "file"], "", {"caption": {"file_format": "srt"}}),
        ([], "", {"caption": {"file_format": "srt", "style": "default"}}),
        (["--studio"], "", {"type": "studio"}),
        ([], "studio = true", {"type": "studio"}),
        (["--single"], "studio = true", {"type": "avatar"}),
    ],
)
def test_an_option_or_the_configuration_chooses(
    options: list[str], config: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    """The option counts more; what nobody chooses is what the help says."""
    _write(tmp_path, a=BODY | {"caption_open": True})
    table = f"[migrate]\ndrop-test = true\n{config}\n"
    (tmp_path / "clipspec.toml").write_text(table, "utf-8")
    done = _run(tmp_path, "a.json", *options)

    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)
    assert {key: body[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("options", "config"),
    [
        (["--voice", "w"], "x"),
        (["--voice", "default=w"], "default=x"),
        ([], "w"),
        ([], "default=w"),
    ],
)
def test_a_voice_is_named_alike_by_option_and_configuration(
    options: list[str], config: str, tmp_path: Path
) -> None:
    clip = {"avatar_id": "Kristin", "input_text": "Hi"}
    _write(tmp_path, a={"version": "v1alpha", "clips": [clip]})
    (tmp_path / "clipspec.toml").write_text(f'[migrate]\nvoice = "{config}"\n')

    assert json.loads(_run(tmp_path, "a.json", *options).stdout)["voice_id"] == "w"


def test_the_configuration_knows_one_voice_for_all(tmp_path: Path) -> None:
    _write(tmp_path, a=BODY)
    (tmp_path / "clipspec.toml").write_text('[migrate]\nvoice = "fr=w"\n')
    done = _run(tmp_path, "a.json")

    assert done.returncode == 2
    assert "clipspec.toml:2:9" in done.stderr
    assert "such as" in done.stderr


def test_a_wrong_choice_in_the_configuration_is_shown_in_its_file(tmp_path: Path) -> None:
    _write(tmp_path, a=BODY)
    (tmp_path / "clipspec.toml").write_text('[migrate]\nengine = "avatar_iii"\nsplitt = true\n')
    done = _run(tmp_path, "a.json")

    assert done.returncode == 2
    assert "clipspec.toml:3:1" in done.stderr
    assert "`split`" in done.stderr


def test_the_choices_of_an_option_and_of_the_configuration_may_exclude_each_other(
    tmp_path: Path,
) -> None:
    _write(tmp_path, a=BODY)
    (tmp_path / "clipspec.toml").write_text("[migrate]\nsplit = true\n")
    done = _run(tmp_path, "a.json", "--studio")

    assert done.returncode == 2
    assert "choose one" in done.stderr
    assert _run(tmp_path, "a.json", "--studio", "--join", "--drop-test").returncode == 0


def test_a_folder_stands_for_the_bodies_in_it(tmp_path: Path) -> None:
    """What is no body is passed over; below the output a file keeps its path."""
    body = {key: value for key, value in BODY.items() if key != "test"}
    _write(tmp_path, bodies__a=body, package={"name": "x"})
    _write(tmp_path / "bodies", deep__a=body, deep__other=[1, 2])
    done = _run(tmp_path, ".", "-o", "new/")
    made = {str(path.relative_to(tmp_path)) for path in (tmp_path / "new").rglob("*.json")}

    assert done.returncode == 0, done.stderr
    assert made == {"new/bodies/a.json", "new/bodies/deep/a.json"}
    assert "2 files are no bodies, and were passed over" in done.stderr
    assert _run(tmp_path / "bodies" / "deep", ".", "--write").returncode == 0
    assert _run(tmp_path, "new").stderr.startswith("clipspec: several files")


# --- a file of answers ---------------------------------------------------------------------------


def _answered(text: str, **answers: str) -> str:
    """Fill in the empty answers, each by the last part of its pointer."""
    lines, pointer = [], ""
    for line in text.splitlines():
        if "- pointer:" in line:
            pointer = line.rpartition("/")[2].strip()
        filled = line.endswith("answer:") and pointer in answers
        lines.append(f"{line} {answers[pointer]}" if filled else line)
    return "\n".join(lines) + "\n"


def test_questions_are_written_answered_and_read_back(tmp_path: Path) -> None:
    """Every kind of answer in one round, and no question is left."""
    _write(
        tmp_path,
        a=BODY | {"quality": "high", "clips": [CLIP | {"scale": "big"}]},
        b={"version": "v1alpha", "clips": [{"avatar_id": "a", "input_text": "Hi"}]},
    )
    asked = _run(tmp_path, "a.json", "b.json", "-o", "new", "--questions", "q.yaml")
    text = (tmp_path / "q.yaml").read_text("utf-8")
    data = parse(text, "q.yaml").data

    assert asked.returncode == 1
    assert is_valid("answers", data)
    assert [(q["pointer"], q["line"], q["fate"]) for q in data["files"][0]["questions"]] == [
        ("/test", 4, "no-equivalent"),
        ("/clips/0/scale", 10, "needs-input"),
        ("/quality", 13, "needs-input"),
    ]
    first = data["files"][0]["questions"][0]
    assert first["choices"] == ["{drop-test: true}", "accept", "{value: …}"]
    assert "consent with --drop-test" in first["why"]

    answers = {"test": "{drop-test: true}", "scale": "{value: 1}", "quality": "accept"}
    (tmp_path / "q.yaml").write_text(_answered(text, **answers), "utf-8")
    done = _run(tmp_path, "a.json", "b.json", "-o", "new", "--answers", "q.yaml",
                "--questions", "left.yaml", "--report", "r.json")  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert parse((tmp_path / "left.yaml").read_text(), "left.yaml").data["files"] == []
    assert json.loads((tmp_path / "new" / "a.json").read_text())["script"] == "Hi"
    leaves = json.loads((tmp_path / "r.json").read_text())["files"][0]["leaves"]
    notes = {leaf["source"]: leaf["note"] for leaf in leaves}
    assert notes["/clips/0/scale"].startswith("as answered; ")
    assert notes["/quality"].endswith("; accepted")


def test_a_voice_is_an_answer_for_its_file_alone(tmp_path: Path) -> None:
    body = {"version": "v1alpha", "clips": [{"avatar_id": "a", "input_text": "Hi"}]}
    _write(tmp_path, a=body, b=body)
    _run(tmp_path, "a.json", "b.json", "-o", "new", "--questions", "q.yaml", to="v2")
    text = (tmp_path / "q.yaml").read_text("utf-8")
    assert "{voice: ID}" in text
    (tmp_path / "q.yaml").write_text(text.replace("answer:", "answer: {voice: w}", 1), "utf-8")
    done = _run(tmp_path, "a.json", "b.json", "-o", "new", "--answers", "q.yaml", to="v2")

    assert done.returncode == 1
    made = json.loads((tmp_path / "new" / "a.json").read_text())
    assert made["video_inputs"][0]["voice"]["voice_id"] == "w"
    assert not (tmp_path / "new" / "b.json").exists()


_ONE = "schema: clipspec/answers/1\nfiles:\n- file: a.json\n  questions:\n  - pointer: "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("files: [", "q.yaml:1:9: "),
        ("schema: clipspec/answers/2\nfiles: []\n", "q.yaml:1:9: "),
        (_ONE + "/gone\n    answer: {value: 1}\n", "q.yaml:5:14: no value stands there any more"),
        (_ONE + "/ratio\n    answer: accept\n", "q.yaml:6:13: nothing there waits"),
        (_ONE + "/test\n    answer: yes please\n", "q.yaml:6:13: "),
        (_ONE + "/test\n    answer: {voices: x}\n", "q.yaml:6:22: no field `voices` here"),
        (_ONE + "/test\n- {file: a.json, questions: []}\n", "q.yaml:6:10: this file has been"),
        (_ONE + "/test\n  - pointer: /test\n", "q.yaml:6:14: this was asked before"),
        (_ONE + "/clips/00\n    answer: {value: 1}\n", "q.yaml:5:14: no value stands there"),
        (_ONE + "/clips/-1\n    answer: {value: 1}\n", "q.yaml:5:14: no value stands there"),
        (
            _ONE
            + "/clips\n    answer: {value: 1}\n  - pointer: /clips/0\n    answer: {value: 1}\n",
            "q.yaml:7:14: another answer replaces what this stands in",
        ),
        (
            _ONE + "/test\n    answer: {split: true, studio: true}\n",
            "a.json: `split` makes a film of each scene",
        ),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_line(text: str, words: str, tmp_path: Path) -> None:
    _write(tmp_path, a=BODY)
    (tmp_path / "q.yaml").write_text(text, "utf-8")
    done = _run(tmp_path, "a.json", "--answers", "q.yaml")

    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_a_question_without_an_answer_stays_open() -> None:
    entry = {"file": "a", "questions": [{"pointer": "/a", "answer": None}, {"pointer": "/b"}]}

    assert read_answers({"schema": "clipspec/answers/1", "files": [entry]}) == {"a": Answers()}


def test_the_text_of_a_question_cannot_break_its_file(tmp_path: Path) -> None:
    """Keys and values of a body are only ever text."""
    odd = 'x": [}\n- #{{ é\u2028\x1b'
    _write(tmp_path, a=BODY | {odd: odd})
    _run(tmp_path, "a.json", "--questions", "q.yaml")
    data = parse((tmp_path / "q.yaml").read_bytes(), "q.yaml").data
    pointers = [question["pointer"] for question in data["files"][0]["questions"]]

    assert is_valid("answers", data)
    assert f"/{odd}" in pointers
