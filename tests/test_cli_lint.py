"""`clipspec lint` from the outside: exit codes, streams, formats, folders."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from clipspec import resources
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"

GOOD = (
    'version: v1alpha\nratio: "16:9"\nbackground: "#FAFAFA"\nclips:\n'
    "  - avatar_id: Daisy-inskirt-20220818\n"
    "    voice_id: 1bd001e7e50f421d891986aad5158bc8\n"
    "    input_text: Hello\n"
)
BAD = GOOD.replace('"16:9"', '"4:3"')


def clipspec(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    env = {
        key: value
        for key, value in os.environ.items()
        if key not in ("FORCE_COLOR", "NO_COLOR", "PRE_COMMIT")
    }
    env |= {"PYTHONPATH": str(ROOT / "compiler"), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "clipspec", *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        **options,
    )


def test_clean_body_exits_0(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    done = clipspec("lint", "--ignore", "announced-end", "a.yaml", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "1 file, 0 errors, 0 warnings, 0 infos\n",
        "",
    )


def test_three_faults_of_a_spec_each_on_its_token(tmp_path: Path) -> None:
    """Both ids, a wrong ratio and a text for a number: three errors with carets."""
    (tmp_path / "spec.yaml").write_text(
        'clipspec: 1\nvideo:\n  version: v1alpha\n  ratio: "4:3"\n  background: "#FAFAFA"\n'
        "  clips:\n    - avatar_id: Daisy-inskirt-20220818\n"
        "      talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0\n"
        "      voice_id: 1bd001e7e50f421d891986aad5158bc8\n      input_text: Hello\n"
        '      scale: "big"\n'
    )
    done = clipspec("lint", "--ignore", "announced-end", "spec.yaml", cwd=tmp_path)

    lines = done.stdout.splitlines()
    places = [line.strip().removeprefix("--> ") for line in lines if "-->" in line]
    carets = [line.partition("| ")[2] for line in lines if "^" in line]
    assert done.returncode == 1
    assert places == ["spec.yaml:4:10", "spec.yaml:8:7", "spec.yaml:11:14"]
    assert carets == [" " * 9 + "^" * 5, " " * 6 + "^" * 16, " " * 13 + "^" * 5]
    assert lines[-1] == "1 file, 3 errors, 0 warnings, 0 infos"


def test_json_report_is_what_its_schema_says(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    (tmp_path / "b.yaml").write_text("clipspec: 1\nvideo:\n  clips: [{scale: '{{ x }}'}]\n")
    done = clipspec("lint", "--format", "json", cwd=tmp_path)

    report = json.loads(done.stdout)
    Draft202012Validator(resources.schema("report/lint")).validate(report)
    assert report["files"] == [
        {"file": "a.yaml", "dialect": "v1", "kind": "body"},
        {"file": "b.yaml", "dialect": "v1", "kind": "spec"},
    ]
    assert [entry["pointer"] for entry in report["not_checked"]] == ["/video/clips/0/scale"]
    (ratio,) = [d for d in report["diagnostics"] if d["pointer"] == "/ratio"]
    assert (ratio["file"], ratio["start"], ratio["end"], ratio["severity"], ratio["fix"]) == (
        "a.yaml",
        {"line": 2, "column": 8},
        {"line": 2, "column": 13},
        "error",
        None,
    )


def test_folder_obeys_gitignore_and_counts_other_files(tmp_path: Path) -> None:
    """Ignored files are not read, files of other programs not judged, ours judged."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\n*.tmp.yaml\n!keep.tmp.yaml\n")
    for name in ("out/bad.yaml", "sub/a.yaml", "b.tmp.yaml", "keep.tmp.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD)
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1.0.0"}')
    (tmp_path / "chart.yaml").write_text("a: {{ .Values.x }}\n")
    (tmp_path / "broken.yaml").write_text("clips: {{ x }}\n")
    done = clipspec("lint", "--format", "json", cwd=tmp_path)

    report = json.loads(done.stdout)
    assert [entry["file"] for entry in report["files"]] == [
        "broken.yaml",
        "keep.tmp.yaml",
        "sub/a.yaml",
    ]
    assert report["summary"]["skipped"] == 2


def test_named_file_that_is_no_video_document_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}')

    assert clipspec("lint", "package.json", cwd=tmp_path).returncode == 1
    assert clipspec("lint", "--skip-unknown", "package.json", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["missing.yaml"], 3, "cannot read missing.yaml: no such file"),
        (["bad.yaml", "missing.yaml"], 3, "cannot read missing.yaml"),
        (["empty"], 2, "no YAML or JSON file in empty"),
        (["--select", "CS2O1", "bad.yaml"], 2, "did you mean CS201?"),
        (["--format", "xml", "bad.yaml"], 2, "'xml' is not one of"),
        (["bad.yaml"], 1, ""),
        (["bad.yaml", "--ignore", "wrong-ratio"], 0, ""),
        (["bad.yaml", "--select", "CS2"], 0, ""),
        (["bad.yaml", "--dialect", "v2"], 1, ""),
    ],
)
def test_exit_codes(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "empty").mkdir()
    done = clipspec("lint", *arguments, cwd=tmp_path)

    assert done.returncode == code, done.stdout + done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_other_generation_is_one_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    done = clipspec("lint", "bad.yaml", "--dialect", "v2", "--format", "concise", cwd=tmp_path)

    (line,) = done.stdout.splitlines()
    assert line.startswith("bad.yaml:4:1: CS102 a v1 body (`clips`, line 4; ")


def test_fail_on_and_output(tmp_path: Path) -> None:
    """The threshold decides the exit code; the report may go to a file."""
    (tmp_path / "a.yaml").write_text(GOOD + "    mood: merry\n")
    arguments = ("lint", "a.yaml", "--format", "concise", "--output", "report.txt")

    assert clipspec(*arguments, cwd=tmp_path).returncode == 0
    done = clipspec(*arguments, "--fail-on", "warning", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a.yaml:8:5: CS111" in (tmp_path / "report.txt").read_text()


def test_standard_input_and_colours(tmp_path: Path) -> None:
    done = clipspec(
        "lint", "-", "--stdin-filename", "x.yaml", cwd=tmp_path, input=BAD, env={"FORCE_COLOR": "1"}
    )

    assert "x.yaml:2:8" in done.stdout
    assert "\033[31" in done.stdout
    plain = clipspec(
        "lint", "-", cwd=tmp_path, input=BAD, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}
    )
    assert "\033[" not in plain.stdout


def test_control_characters_of_a_body_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"version": "v1alpha", "ratio": "\x1b[31m\u202e"}))
    done = clipspec("lint", "a.json", cwd=tmp_path)

    assert done.returncode == 1
    assert not {"\x1b", "\u202e"} & set(done.stdout)


@pytest.mark.skipif(shutil.which("head") is None, reason="needs head")
def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.yaml").write_text(BAD)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    done = subprocess.run(
        f'"{sys.executable}" -m clipspec lint | head -1',
        shell=True,
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )

    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")
def test_corpus_dialects() -> None:
    """Every body is recognised as INDEX.tsv says; the two plain ones have no error, no warning."""
    done = clipspec(
        "lint", "--format", "json", *map(str, sorted(CORPUS.glob("v*/*.json"))), cwd=ROOT
    )
    report = json.loads(done.stdout)
    rows = [line.split("\t") for line in (CORPUS / "INDEX.tsv").read_text().splitlines()[1:]]
    said = {entry["file"]: entry["dialect"] for entry in report["files"]}
    expected = {
        (CORPUS / row[0]).as_posix(): row[1] if row[1] in ("v1", "v2", "v3") else "unknown"
        for row in rows
    }
    loud = {
        diagnostic["file"].removeprefix(f"{CORPUS.as_posix()}/")
        for diagnostic in report["diagnostics"]
        if diagnostic["severity"] != "info"
    }

    assert done.returncode == 1
    assert said == expected
    assert loud & {"v1/002.json", "v1/016.json"} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have names on POSIX")
def test_what_nobody_fills_is_not_waited_for(tmp_path: Path) -> None:
    """Pipes and sockets in a folder are passed over; what is missing there is still told."""
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "gone.json").symlink_to("nowhere.json")
    os.mkfifo(tmp_path / "pipe.json")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(tmp_path / "socket.yaml"))
        done = clipspec("lint", "--format", "json", cwd=tmp_path, timeout=60)

    assert (done.returncode, done.stderr) == (
        3,
        "clipspec: cannot read gone.json: no such file or directory\n",
    )
    assert [entry["file"] for entry in json.loads(done.stdout)["files"]] == ["a.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have names on POSIX")
def test_a_spec_waits_for_nobody_either(tmp_path: Path) -> None:
    """A pipe beside it that it includes, and one that it takes rows from."""
    for name in ("hello.txt", "people.csv"):
        os.mkfifo(tmp_path / name)
    body = textwrap.indent(GOOD, "  ")
    text = body.replace("Hello", "\"{% include 'hello.txt' %}\"")
    (tmp_path / "a.yaml").write_text(f"clipspec: 1\nvideo:\n{text}")
    (tmp_path / "b.yaml").write_text(f"clipspec: 1\ndata: people.csv\nvideo:\n{body}")
    linted = clipspec("lint", "--format", "json", cwd=tmp_path, timeout=60)
    compiled = clipspec("compile", "a.yaml", cwd=tmp_path, timeout=60)

    assert (linted.returncode, compiled.returncode) == (1, 1)
    assert "`hello.txt`: it is no regular file" in linted.stdout
    assert "cannot read people.csv: it is no regular file" in linted.stdout
    assert "CS507" in compiled.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="a shell that has <(…)")
def test_a_pipe_that_the_user_names_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    line = f"'{sys.executable}' -m clipspec lint --format concise --jobs 2 <(cat a.yaml) a.yaml"
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("`ratio` is") == 2
