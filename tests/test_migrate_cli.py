"""`clipspec migrate` from the outside: where bodies go, what is refused, exit codes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
from clipspec.validate import is_valid
from test_cli_lint import clipspec

BODY: dict[str, Any] = {
    "version": "v1alpha",
    "clips": [{"avatar_id": "é\u2028", "voice_id": "v", "input_text": "Grüße"}],
}
BLOCKED = BODY | {"quality": "high"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a body that migrates, one that does not, and one that is v2 already."""
    for name, body in (("good", BODY), ("blocked", BLOCKED)):
        (tmp_path / f"{name}.json").write_text(
            json.dumps(body, indent=2, ensure_ascii=False) + "\n", "utf-8"
        )
    done = _migrate("good.json", "-o", "new.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def _migrate(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return clipspec("migrate", "--to", "v2", *arguments, **options)


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_body_is_printed(desk: Path) -> None:
    """The body alone goes to stdout, indented, unescaped, with a newline at its end."""
    done = _migrate("good.json", cwd=desk)

    assert (0, (desk / "new.json").read_text("utf-8")) == (done.returncode, done.stdout)
    assert "Grüße" in done.stdout
    assert done.stdout.startswith('{\n  "video_inputs": [')
    assert done.stdout.endswith("\n}\n")
    assert done.stderr.startswith("good.json: migrated, v1 to v2 (")


def test_a_blocked_file_prints_and_writes_nothing(desk: Path) -> None:
    """Exit 1, and the flag that would answer."""
    before = _snapshot(desk)
    done = _migrate("blocked.json", "--write", cwd=desk)

    assert (done.returncode, done.stdout) == (1, "")
    assert ": needs-input: /quality [--accept /quality]\n" in done.stderr
    assert before == _snapshot(desk)


def test_stdin_is_read_and_named(desk: Path) -> None:
    """`-` is standard input; its name decides the syntax and stands in the report."""
    text = "version: v1alpha\nclips: [{avatar_id: a, voice_id: v, input_text: Hi}]\n"
    name = ("--stdin-filename", "x.yaml")
    done = _migrate("-", *name, "-o", "out.json", "--report", "-", cwd=desk, input=text)

    assert done.returncode == 0
    assert [file["file"] for file in json.loads(done.stdout)["files"]] == ["x.yaml"]
    assert "video_inputs" in (desk / "out.json").read_text()


def test_write_rewrites_what_can_be_and_leaves_the_rest(desk: Path) -> None:
    """In one run: a migrated file, a blocked one, and one that is v2 already."""
    untouched = {name: (desk / name).read_bytes() for name in ("blocked.json", "new.json")}
    names = ("new.json", "good.json", "blocked.json")
    done = _migrate(*names, "--write", "--report", "r.json", cwd=desk)
    files = json.loads((desk / "r.json").read_text())["files"]

    assert (done.returncode, done.stdout) == (1, "")
    assert [(file["file"], file["status"]) for file in files] == [
        ("blocked.json", "blocked"),
        ("good.json", "migrated"),
        ("new.json", "unchanged"),
    ]
    assert (desk / "new.json").read_text() == (desk / "good.json").read_text()
    assert untouched == {name: (desk / name).read_bytes() for name in untouched}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'{"clips":[{"talking_photo_id":"p","input_audio":"u"}]}',
         b'{"video_inputs":[{"character":{"type":"talking_photo","talking_photo_id":"p"},'
         b'"voice":{"type":"audio","audio_url":"u"}}]}'),
        (b'{"clips": [{"input_audio": "u"}]}\n',
         b'{"video_inputs": [{"voice": {"type": "audio", "audio_url": "u"}}]}\n'),
        (b'\xef\xbb\xbf{\r\n\t"clips": [\r\n\t\t{"input_audio": "u"}\r\n\t]\r\n}',
         b'\xef\xbb\xbf{\r\n\t"video_inputs": [\r\n\t\t{"voice": {"type": "audio", '
         b'"audio_url": "u"}}\r\n\t]\r\n}'),
        (b'{\n    "clips": [{"input_audio": "u"}]\n}\n',
         b'{\n    "video_inputs": [{"voice": {"type": "audio", "audio_url": "u"}}]\n}\n'),
    ],
    ids=["compact", "spaced", "tabs-crlf-bom", "four-spaces"],
)  # fmt: skip
def test_write_keeps_the_layout(before: bytes, after: bytes, tmp_path: Path) -> None:
    """Indentation, line ends, the last newline and the byte order mark stay as they were."""
    path = tmp_path / "a.json"
    path.write_bytes(before)
    path.chmod(0o640)

    assert _migrate("a.json", "--write", cwd=tmp_path).returncode == 0
    assert after == path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_diff_shows_and_writes_nothing(desk: Path) -> None:
    """A unified diff that patch can apply."""
    before = _snapshot(desk)
    done = _migrate("good.json", "new.json", "--diff", cwd=desk)

    assert done.returncode == 0
    assert done.stdout.startswith("--- a/good.json\n+++ b/good.json\n@@ ")
    assert "new.json" not in done.stdout
    assert before == _snapshot(desk)
    subprocess.run(["patch", "-p1"], cwd=desk, input=done.stdout.encode(), check=True)
    assert (desk / "new.json").read_bytes() == (desk / "good.json").read_bytes()


def test_diff_of_a_file_without_a_last_newline(tmp_path: Path) -> None:
    """Both sides say that it is missing."""
    (tmp_path / "a.json").write_text('{"clips": [{"input_audio": "u"}]}')
    done = _migrate("a.json", "--diff", cwd=tmp_path)

    assert done.stdout.count("\\ No newline at end of file\n") == 2


def test_several_go_into_a_folder(desk: Path) -> None:
    """It is made; a YAML body becomes JSON, an unchanged one is copied byte for byte."""
    (desk / "c.yaml").write_text("clips: [{input_audio: u}] # said\n")
    done = _migrate("good.json", "new.json", "c.yaml", "-o", "out/deep", cwd=desk)

    assert done.returncode == 0, done.stderr
    assert {"good.json", "new.json", "c.json"} == {p.name for p in (desk / "out/deep").iterdir()}
    assert (desk / "new.json").read_bytes() == (desk / "out/deep/new.json").read_bytes()


def test_answers_and_consent(desk: Path) -> None:
    """Each option reaches the writer."""
    body = BLOCKED | {"ratio": "9:16", "clips": [{"avatar_id": "a", "input_text": "Hi",
                                                  "offset": {"y": 0.25}}]}  # fmt: skip
    (desk / "a.json").write_text(json.dumps(body))
    options = ["--voice", "w", "--accept", "all", "--resolution", "1080p", "--keep-offset-sign"]
    done = _migrate("a.json", *options, cwd=desk)
    new = json.loads(done.stdout)

    assert done.returncode == 0
    assert new["dimension"] == {"width": 1080, "height": 1920}
    assert new["video_inputs"][0]["voice"]["voice_id"] == "w"
    assert new["video_inputs"][0]["character"]["offset"] == {"y": 0.25}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["good.json", "new.json"], "-o FOLDER"),
        (["good.json", "--write", "--diff"], "exclude each other"),
        (["good.json", "--write", "-o", "x"], "exclude each other"),
        (["-", "--write"], "no file to rewrite"),
        (["good.json", "--report", "-"], "both want standard output"),
        (["good.json", "--diff", "--report", "-"], "both want standard output"),
        (["good.json", "--report", "good.json"], "choose another name"),
        (["good.json", "-o", "x.json", "--report", "./x.json"], "choose another name"),
        (["good.json", "-o", "./good.json"], "use --write"),
        (["good.json", "new.json", "-o", "new.json"], "is a file"),
        (["good.json", "sub/good.json", "-o", "out"], "would write both"),
        (["good.json", "blocked.json", "-o", "."], "use --write"),
        (["sub", "good.json"], "-o FOLDER"),
        (["good.json", "--split", "--studio"], "choose one"),
        (["good.json", "--answers", "good.json"], "good.json:1:1: `schema` is missing"),
        (["good.json", "--accept", "/nowhere"], "--accept /nowhere"),
        (["blocked.json", "--accept", "/qualty"], "did you mean /quality?"),
        (["good.json", "--voice", "fr=x"], "default=ID"),
        (["good.json", "--voice", "default="], "default=ID"),
        (["good.json", "--write", "--diff-fields"], "exclude each other"),
    ],
)
def test_wrong_usage_writes_nothing(arguments: list[str], words: str, desk: Path) -> None:
    """Exit 2, one line with the way out, and not a byte changed."""
    (desk / "sub").mkdir()
    (desk / "sub" / "good.json").write_bytes((desk / "good.json").read_bytes())
    before = _snapshot(desk)
    done = _migrate(*arguments, cwd=desk, input="")

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert before == _snapshot(desk)


def test_what_cannot_be_read_is_told_and_the_rest_is_done(desk: Path) -> None:
    """3 wins over 1, and the report holds every file that was named."""
    names = ("gone.json", "good.json", "blocked.json")
    done = _migrate(*names, "-o", "out", "--report", "r.json", cwd=desk)
    report = json.loads((desk / "r.json").read_text())

    assert done.returncode == 3
    assert is_valid("report/migration", report)
    assert [file["status"] for file in report["files"]] == ["blocked", "blocked", "migrated"]
    assert "cannot read gone.json" in done.stderr
    assert (desk / "out" / "good.json").is_file()


def test_what_cannot_be_written_is_told(desk: Path) -> None:
    """The report says so, too: nothing claims to be migrated that is not there."""
    done = _migrate("good.json", "-o", "new.json/x.json", "--report", "r.json", cwd=desk)
    (file,) = json.loads((desk / "r.json").read_text())["files"]

    assert done.returncode == 3
    assert (file["status"], "cannot write" in file["reason"]) == ("blocked", True)
    assert _migrate("new.json", "--report", "good.json/r.json", cwd=desk).returncode == 3


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", b'{"clips": [1,]}', "a.json:1:13: blocked: a comma before"),
        ("a.json", b'{"clips": [], "clips": []}', "a.json:1:15: blocked: the key `clips`"),
        ("a.json", b"\xff\xfe", "a.json:1:1: blocked: the file is UTF-16"),
        ("a.json", b"", "a.json:1:1: blocked: the file holds no document"),
        ("a.json", b'"clips"', "a.json:1:1: blocked: not a video body"),
        ("a.json", b'{"hello": 1}', "a.json:1:1: blocked: not a video body"),
        ("a.yaml", b"clipspec: 1\nvideo: {clips: ['{{ a']}\n", "a.yaml:2:17: blocked: unexpected"),
        ("a.json", b"[" * 5000, "a.json:1:101: blocked: nested more than"),
    ],
)
def test_what_is_no_body_is_told_with_its_place(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    """Exit 1, file:line:column, and an entry in the report."""
    (tmp_path / name).write_bytes(content)
    done = _migrate(name, "--report", "r.json", cwd=tmp_path)
    (file,) = json.loads((tmp_path / "r.json").read_text())["files"]

    assert (1, "", words) == (done.returncode, done.stdout, done.stderr[: len(words)])
    assert (file["status"], file["leaves"]) == ("blocked", [])


def test_keys_from_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """An unknown field named with control characters is shown inert."""
    (tmp_path / "a.json").write_text(json.dumps(BODY | {"\x1b[31m\n": 1}))
    done = _migrate("a.json", cwd=tmp_path)

    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert all(line.startswith(("a.json:", "  ")) for line in done.stderr.splitlines())


@pytest.mark.parametrize("raw", [b"caf\xe9.json", "日本.json".encode()])
def test_file_names_are_any_bytes(raw: bytes, tmp_path: Path) -> None:
    """A name that is no Unicode text ends in no traceback, and the report stays JSON."""
    name = os.fsdecode(raw)
    (tmp_path / name).write_text(json.dumps(BODY))
    done = _migrate(name, "--report", "r.json", "-o", "out.json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert name == json.loads((tmp_path / "r.json").read_text("utf-8"))["files"][0]["file"]


def test_the_same_files_give_the_same_bytes(desk: Path) -> None:
    """Order on the command line and hash seeds do not matter."""
    runs = []
    for seed, names in (("1", ["good.json", "blocked.json"]), ("2", ["blocked.json", "good.json"])):
        env = {"PYTHONHASHSEED": seed}
        done = _migrate(*names, "-o", f"out{seed}", "--report", "-", cwd=desk, env=env)
        runs.append((done.stdout, done.stderr, (desk / f"out{seed}" / "good.json").read_bytes()))

    assert runs[0] == runs[1]
