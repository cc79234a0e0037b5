"""`migrate --write`, `--diff` and `--diff-fields` on YAML, from the outside; what is refused."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clipspec.migrate.rewriting import rewrite
from clipspec.migrate.rewriting.proof import Proof
from clipspec.source import parse
from conftest import Done

Program = Callable[..., Done]

OLD = """\
version: v1alpha  # the only one
ratio: 9:16
background: "#FAFAFA"   # nearly white
clips:
  - avatar_id: Daisy # the host
    offset: {y: -0.50}
    input_text: Hi
    voice_id: v
"""
NEW = """\
video_inputs:
  - character:
      type: avatar
      avatar_id: Daisy # the host
      offset: {y: 0.5}
    voice:
      type: text
      input_text: Hi
      voice_id: v
    background:
      type: color
      value: "#FAFAFA"   # nearly white
dimension:
  width: 720
  height: 1280
"""
FIELDS = """\
--- a.yaml (v1)
+++ a.yaml (v2)
- version                            = "v1alpha"  (left out, exact)
- ratio                              = "9:16"
+ dimension/width                    = 720  (from ratio, approximate)
+ dimension/height                   = 1280  (from ratio, approximate)
- background                         = "#FAFAFA"
+ video_inputs/0/background/type     = "color"  (from background)
+ video_inputs/0/background/value    = "#FAFAFA"  (from background)
- clips/0/avatar_id                  = "Daisy"
+ video_inputs/0/character/type      = "avatar"  (from clips/0/avatar_id)
+ video_inputs/0/character/avatar_id = "Daisy"  (from clips/0/avatar_id)
- clips/0/offset/y                   = -0.5
+ video_inputs/0/character/offset/y  = 0.5  (from clips/0/offset/y, approximate)
- clips/0/input_text                 = "Hi"
+ video_inputs/0/voice/type          = "text"  (from clips/0/input_text)
+ video_inputs/0/voice/input_text    = "Hi"  (from clips/0/input_text)
- clips/0/voice_id                   = "v"
+ video_inputs/0/voice/voice_id      = "v"  (from clips/0/voice_id)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with one body in YAML."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(OLD)
    return tmp_path


@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
def test_line_ends_mark_and_mode_are_kept(form: str, desk: Path, program: Program) -> None:
    def encode(text: str) -> bytes:
        ends = text.replace("\n", "\r\n") if form == "crlf" else text
        return ends.encode("utf-8-sig" if form == "bom" else "utf-8")

    file = desk / "a.yaml"
    file.write_bytes(encode(OLD))
    file.chmod(0o640)
    done = program("migrate", "a.yaml", "--to", "v2", "--write")

    assert (done.code, done.out) == (0, "")
    assert "  a.yaml:1: comment dropped with /version: # the only one\n" in done.err
    assert file.read_bytes() == encode(NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(desk) == ["a.yaml"]  # noqa: PTH208 - the names alone


def test_a_second_run_changes_nothing(desk: Path, program: Program) -> None:
    program("migrate", "a.yaml", "--to", "v2", "--write")
    before = (desk / "a.yaml").stat()
    done = program("migrate", "a.yaml", "--to", "v2", "--write")
    diff = program("migrate", "a.yaml", "--to", "v2", "--diff", "--diff-fields")

    assert (done.code, done.err) == (0, "a.yaml: unchanged: it is a v2 body already\n")
    assert (diff.code, diff.out) == (0, "")
    assert (desk / "a.yaml").stat().st_mtime_ns == before.st_mtime_ns


def test_diff_is_what_write_does(desk: Path, program: Program) -> None:
    done = program("migrate", "a.yaml", "--to", "v2", "--diff")

    assert (desk / "a.yaml").read_text() == OLD
    subprocess.run(["patch", "-p1", "-s"], cwd=desk, input=done.out.encode(), check=True)
    assert (desk / "a.yaml").read_text() == NEW


def test_diff_of_fields(desk: Path, program: Program) -> None:
    """What goes and what comes, with where it comes from; after the lines if both are asked for."""
    alone = program("migrate", "a.yaml", "--to", "v2", "--diff-fields")
    lines = program("migrate", "a.yaml", "--to", "v2", "--diff")
    both = program("migrate", "a.yaml", "--to", "v2", "--diff", "--diff-fields")

    assert alone.out == FIELDS
    assert both.out == lines.out + FIELDS
    assert (desk / "a.yaml").read_text() == OLD


def test_fields_that_stay_are_not_told(desk: Path, program: Program) -> None:
    """Added ones are, and all is shown so that no value can steer a terminal."""
    text = 'test: true\nbackground: "https://a.example/b.mp4"\nclips: [{input_audio: "\\e[31m"}]\n'
    (desk / "a.yaml").write_text(text)
    done = program("migrate", "a.yaml", "--to", "v2", "--diff-fields", "--accept", "all")

    assert not [line for line in done.out.splitlines() if line[2:].startswith("test")]
    assert '+ video_inputs/0/background/play_style = "loop"  (added)\n' in done.out
    assert "\x1b" not in done.out


def test_comments_cannot_steer_the_terminal(desk: Path, program: Program) -> None:
    """The report keeps them as they are."""
    (desk / "a.yaml").write_text("version: v1alpha # \u202e\u2066\nclips: [{input_audio: u}]\n")
    done = program("migrate", "a.yaml", "--to", "v2", "--write", "--report", "r.json")
    (file,) = json.loads((desk / "r.json").read_text("utf-8"))["files"]

    assert "\u202e" not in done.err
    assert file["comments"] == [{"text": "# \u202e\u2066", "line": 1, "pointer": "/version"}]


def test_json_is_written_elsewhere_without_a_word_on_comments(desk: Path, program: Program) -> None:
    """`-o` and the printed body are JSON, as before."""
    done = program("migrate", "a.yaml", "--to", "v2", "-o", "b.json", "--report", "-")

    assert "comments" not in json.loads(done.out)["files"][0]
    assert json.loads((desk / "b.json").read_text())["dimension"]["width"] == 720


def test_what_cannot_be_rewritten_is_blocked(
    desk: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, the place and the way out; a text that cannot be proved is never written."""
    monkeypatch.setattr(Proof, "fault", lambda *_: "it would say something else")
    done = program("migrate", "a.yaml", "--to", "v2", "--write", "--report", "r.json")
    (file,) = json.loads((desk / "r.json").read_text("utf-8"))["files"]

    assert (done.code, (desk / "a.yaml").read_text()) == (1, OLD)
    assert done.err.startswith("a.yaml:1:1: blocked, v1 to v2 (")
    assert "it would say something else; -o FILE writes the new body as JSON" in done.err
    assert (file["status"], len(file["leaves"])) == ("blocked", 7)


# --- refusals ------------------------------------------------------------------------------------

BODY = {"video_inputs": [{"voice": {"type": "audio", "audio_url": "u"}}]}
ORIGINS = {
    "/video_inputs/0/voice/type": ("/clips/0/input_audio",),
    "/video_inputs/0/voice/audio_url": ("/clips/0/input_audio",),
}


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("x: &b {clips: [{input_audio: u}]}\nvideo: *b\n", "the body is an alias", 2),
        ("x: &b\n  video: {clips: [{input_audio: u}]}\n<<: *b\n", "an object of its own", 1),
        ("video:\n  clips: &c\n    - input_audio: u\nx: *c\n", "no longer say the same", 4),
        ("video: &v\n  clips: [{input_audio: u}]\nx: *v\n", "no longer say the same", 3),
        ("video:\n  clips: [{&k input_audio: u}]\nx: *k\n", "no longer say the same", 3),
        ("video:\n  clips: [&c {input_audio: u}]\nx: {<<: *c}\n", "no longer say the same", 3),
    ],
)
def test_refusals_name_the_place(text: str, words: str, line: int) -> None:
    document = parse(text, "a.yaml")
    assert document.problems == ()
    done = rewrite(document, "/video", BODY, ORIGINS)

    assert done.text is None
    assert words in done.reason
    assert done.place is not None
    assert done.place.line == line


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: &x u\nvideo:\n  clips:\n  - input_audio: *x\n", "audio_url: *x"),
        ("video:\n  clips:\n  - input_audio: &x u\nb: *x\n", "audio_url: &x u"),
        ("a: &x u\nvideo:\n  clips:\n  - input_audio: &x u\nb: *x\n", "audio_url: &x u"),
        ("video:\n  clips:\n  - input_audio: &x !!str u\nb: *x\n", "audio_url: &x !!str u"),
        (
            "video: {\n  clips: [{ input_audio: &x u }] }\nb: *x\n",
            "{ type: audio, audio_url: &x u }",
        ),
    ],
)
def test_ties_to_the_rest_of_the_file_hold(text: str, kept: str) -> None:
    document = parse(text, "a.yaml")
    done = rewrite(document, "/video", BODY, ORIGINS)

    assert done.text is not None, done.reason
    assert kept in done.text
    assert parse(done.text, "a.yaml").data == {**_data(document), "video": BODY}


def _data(document: Any) -> dict[str, Any]:
    assert isinstance(document.data, dict)
    return document.data
