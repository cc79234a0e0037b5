"""The scripts that every spec may include: what their macros say, and whose file counts."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from clipspec.cli.includes import Folder
from clipspec.errors import IncludeError
from clipspec.expand.environment import Sandbox
from clipspec.lint.views.pauses import pauses


def _render(text: str, folder: Path) -> str:
    return Sandbox(Folder(folder)).from_string(text).render()


@pytest.mark.parametrize(
    ("file", "call", "shown"),
    [
        ("pauses", "'Ready?' ~ pause(1) ~ 'Go!'", 'Ready? <break time="1s"/> Go!'),
        ("pauses", "paused(['One.', 'Two.'])", 'One. <break time="0.5s"/> Two.'),
        ("pauses", "paused(['One.'], 2)", "One."),
        ("counting", "counted(1, 'minute')", "one minute"),
        ("counting", "counted(4, 'minute')", "four minutes"),
        ("counting", "counted(0, 'child', 'children')", "zero children"),
        ("counting", "numbered(['Open it.', 'Look.'])", "First: Open it. Second: Look."),
        ("counting", "numbered([])", ""),
    ],
)
def test_what_macros_say(file: str, call: str, shown: str, tmp_path: Path) -> None:
    name = call.split("(")[0].split()[-1]
    text = f"{{% from 'scripts/{file}.j2' import {name} %}}{{{{ {call} }}}}"

    assert _render(text, tmp_path) == shown
    assert all(pause.right for pause in pauses(shown))


def test_macros_leave_no_white_space_around_them(tmp_path: Path) -> None:
    """A file that is imported writes nothing; one that is included may not either."""
    for file in ("pauses", "counting"):
        assert _render(f"{{% include 'scripts/{file}.j2' %}}", tmp_path).strip() == ""


def test_the_spec_s_folder_counts_first_then_the_project_s(tmp_path: Path) -> None:
    spec, more = tmp_path / "specs", tmp_path / "shared"
    for folder in (spec, more):
        (folder / "scripts").mkdir(parents=True)
    folder = pickle.loads(pickle.dumps(Folder(spec, [more])))
    assert "macro paused" in folder("scripts/pauses.j2")

    (more / "scripts" / "pauses.j2").write_text("the project's")
    assert folder("scripts/pauses.j2") == "the project's"

    (spec / "scripts" / "pauses.j2").write_text("the spec's")
    assert folder("scripts/pauses.j2") == "the spec's"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "scripts/../../secret.txt",
        "scripts/../welcome.yaml",
        "welcome.yaml",
        "link.txt",
        "linked/secret.txt",
        "{absolute}",
        "C:\\secret.txt",
        "secret.txt\0",
        "",
        ".",
        "scripts",
    ],
)
def test_nothing_else_can_be_read(name: str, tmp_path: Path) -> None:
    """Not by `..`, not by an absolute path, not through a link, and no other shipped file."""
    (tmp_path / "secret.txt").write_text("secret")
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "link.txt").symlink_to(tmp_path / "secret.txt")
    (specs / "linked").symlink_to(tmp_path)

    with pytest.raises(IncludeError):
        Folder(specs)(name.replace("{absolute}", str(tmp_path / "secret.txt")))
