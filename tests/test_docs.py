"""README's examples run, and say what README says."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from test_cli_lint import clipspec

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
_YAML = re.compile(r"<!-- example: \w+ -->\n```yaml\n# (\S+)\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_ROWS = "first_name,size\nAda,1\nGrace,0.5\n"
# What a command line in README may start with and be run here; pip and make are run elsewhere.
_OURS = "$ clipspec "


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that README speaks of."""
    for name, content in _YAML.findall(README):
        (tmp_path / name).write_text(f"# {name}\n{content}", "utf-8")
    (tmp_path / "people.csv").write_text(_ROWS)
    (tmp_path / "bodies").mkdir()
    old = (
        '{"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [{"avatar_id": '
        '"Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8", '
        '"input_text": "Hello", "offset": {"x": 0, "y": 0.1}}]}\n'
    )
    for name in ("old.json", "bodies/one.json", "bodies/two.json"):
        (tmp_path / name).write_text(old)
    return tmp_path


def _commands() -> list[tuple[str, str]]:
    """Every `$ clipspec …` line of README with the output shown below it."""
    found = []
    for block in _CONSOLE.findall(README):
        for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
            if part.startswith(_OURS):
                line, _, output = part.partition("\n")
                found.append((line.removeprefix(_OURS), output.strip()))
    return found


@pytest.mark.parametrize(("line", "shown"), _commands(), ids=[line for line, _ in _commands()])
def test_command_in_readme(line: str, shown: str, desk: Path) -> None:
    """It exits 0, or 1 where the output shown is a list of findings."""
    line = line.partition(" > ")[0].replace("bodies/*.json", "bodies/one.json bodies/two.json")
    done = clipspec(*shlex.split(line), cwd=desk)

    assert done.returncode == (1 if shown else 0), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if shown:
        assert done.stdout.strip() == shown


def test_readme_shows_every_command() -> None:
    """A command that README does not mention is not found by anyone."""
    for path in (ROOT / "compiler" / "clipspec" / "cli" / "commands").glob("[a-z]*.py"):
        assert f"clipspec {path.stem}" in README


def test_python_in_readme(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """README's session, typed again, prints what it shows."""
    monkeypatch.chdir(desk)
    found = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert found.attempted
    assert not found.failed
