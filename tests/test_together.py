"""What shows only when files are seen together, in one process and in several."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_cli_lint import clipspec

_SPEAKS = {
    "character": {"type": "avatar", "avatar_id": "Daisy-inskirt-20220818"},
    "voice": {"type": "text", "voice_id": "1bd001e7e50f421d891986aad5158bc8", "input_text": "Hi"},
}


def _body(callback: str) -> dict[str, Any]:
    return {
        "callback_id": callback,
        "dimension": {"width": 1280, "height": 720},
        "video_inputs": [_SPEAKS],
    }


def _linted(folder: Path, *arguments: str, **env: str) -> dict[str, Any]:
    done = clipspec("lint", ".", "--format", "json", *arguments, cwd=folder, env=env)
    assert done.returncode in (0, 1), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _found(report: dict[str, Any], code: str) -> list[tuple[str, str]]:
    return [
        (d["file"], d["related"][0]["file"]) for d in report["diagnostics"] if d["code"] == code
    ]


def test_one_callback_id_in_two_bodies(tmp_path: Path) -> None:
    """The second is pointed at, with the first beside it; a body of its own id is not."""
    for name, callback in (("a", "x"), ("b", "y"), ("c", "x")):
        (tmp_path / f"{name}.json").write_text(json.dumps(_body(callback)))

    report = _linted(tmp_path)

    assert _found(report, "CS930") == [("c.json", "a.json")]


def test_a_comment_silences_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(_body("x")))
    body = json.dumps(_body("x"), indent=1)
    at = body.index("\n", body.index("callback_id"))
    comment = " # clipspec: ignore[shared-callback-id] one listener for both"
    (tmp_path / "b.yaml").write_text(body[:at] + comment + body[at:])

    report = _linted(tmp_path)

    assert _found(report, "CS930") == []
    assert report["summary"]["suppressed"] == 1


def test_a_hook_says_that_it_sees_some_files_only(tmp_path: Path) -> None:
    """pre-commit gives a hook the files that changed, in parts."""
    (tmp_path / "a.json").write_text(json.dumps(_body("x")))

    assert _linted(tmp_path)["not_checked"] == []
    assert _linted(tmp_path, PRE_COMMIT="1")["not_checked"] == [
        {
            "file": "a.json",
            "pointer": "/callback_id",
            "reason": "compared within this run only, which has 1 of the files",
        }
    ]


@pytest.mark.parametrize("form", ["json", "text", "sarif", "junit"])
def test_several_processes_report_as_one_does(form: str, tmp_path: Path) -> None:
    """Byte for byte: errors, silenced findings, files that cannot be read, shared values."""
    for number in range(24):
        body = _body(f"id-{number % 9}")
        if number % 4 == 0:
            body["video_inputs"] = [{**_SPEAKS, "voice": {"type": "texts"}}]
        text = json.dumps(body, indent=1)
        (tmp_path / f"{number:02}.json").write_text(text if number % 7 else text[:-9])
        comment = "# clipspec: ignore-file[CS3,CS9] on purpose\n" if number % 3 else ""
        (tmp_path / f"{number:02}.yaml").write_text(comment + text)
    (tmp_path / "other.yaml").write_text("on: push\n")

    one, two, many = (
        clipspec("lint", ".", "missing.yaml", "--format", form, "--jobs", jobs, cwd=tmp_path)
        for jobs in ("1", "2", "5")
    )

    assert one.returncode == 3
    assert "CS930" in one.stdout
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr) == (many.stdout, many.stderr)
