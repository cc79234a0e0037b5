"""README's examples run, and say what README says."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
from pathlib import Path

import pytest
from clipspec.cli.commands.rules import as_markdown
from clipspec.expand.filters import FILTERS
from clipspec.lint.rulebook import rulebook
from test_cli_lint import clipspec

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
_FILE = re.compile(r"<!-- example: \w+ -->\n```(?:yaml|toml)\n# (\S+)\n(.*?)```", re.DOTALL)
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_ROWS = "first_name,size\nAda,1\nGrace,0.5\n"
_RULES = re.compile(r"(<!-- rules: .* -->\n)(.*?)(<!-- end of rules -->)", re.DOTALL)
_FILTERS = re.compile(r"(<!-- filters: .* -->\n)(.*?)(<!-- end of filters -->)", re.DOTALL)
# What a command line in README may start with and be run here; pip and make are run elsewhere.
_OURS = "$ clipspec "


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that README speaks of."""
    for name, content in _FILE.findall(README):
        # The configuration counts for the bodies, and changes no other example.
        place = "bodies" if name.endswith(".toml") else "."
        (tmp_path / place).mkdir(exist_ok=True)
        (tmp_path / place / name).write_text(f"# {name}\n{content}", "utf-8")
    (tmp_path / "people.csv").write_text(_ROWS)
    old = (
        '{"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [{"avatar_id": '
        '"Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8", '
        '"input_text": "Hello", "offset": {"x": 0, "y": 0.1}}]}\n'
    )
    for name in ("old.json", "bodies/one.json", "bodies/two.json"):
        (tmp_path / name).write_text(old)
    return tmp_path


def _blocks() -> list[list[tuple[str, str]]]:
    """Every block with `$ clipspec …` lines: those lines with the output shown below each."""
    found = []
    for block in _CONSOLE.findall(README):
        parts = [p.partition("\n") for p in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)]
        ours = [(p[0].removeprefix(_OURS), p[2].strip()) for p in parts if p[0].startswith(_OURS)]
        found += [ours] if ours else []
    return found


@pytest.mark.parametrize("block", _blocks(), ids=lambda block: block[0][0])
def test_commands_in_readme(block: list[tuple[str, str]], desk: Path) -> None:
    """They exit 0, or 1 where the output shown is a list of findings."""
    for line, shown in block:
        line = line.partition(" > ")[0].replace("bodies/*.json", "bodies/one.json bodies/two.json")
        told = line.endswith(" 2>&1")  # the words are shown, and the result goes to a file
        done = clipspec(*shlex.split(line.removesuffix(" 2>&1")), cwd=desk)

        found = shown and (line.startswith("lint") or ": blocked" in shown)
        assert done.returncode == (1 if found else 0), done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        if shown:
            output = (done.stderr if told else done.stdout or done.stderr).strip()
            assert output.endswith(shown[2:]) if shown.startswith("…\n") else output == shown


def test_readme_shows_every_command() -> None:
    """A command that README does not mention is not found by anyone."""
    for path in (ROOT / "compiler" / "clipspec" / "cli" / "commands").glob("[a-z]*.py"):
        assert f"clipspec {path.stem}" in README


def test_the_rules_in_readme_are_those_there_are(update: bool) -> None:
    """The table and the counts are made from the rules, by `make update`."""
    rules = list(rulebook().values())
    mended = sum(rule.fixes for rule in rules)
    head = f"{len(rules)} rules, {mended} of which can mend what they find."
    table = f"<details><summary>{head}</summary>\n\n{as_markdown(rules)}\n\n</details>\n"
    _made(_RULES, table, update)


def test_the_filters_in_readme_are_those_there_are(update: bool) -> None:
    """The table is made from the docstrings, whose examples tests/test_filters.py runs."""
    table = "| filter | gives | for example |\n|---|---|---|\n"
    for name in sorted(FILTERS):
        gives, *rest = inspect.cleandoc(FILTERS[name].__doc__ or "").split("\n\n")
        example, _, result = rest[-1].partition("\n")[0].partition(" → ")
        example = example.replace("|", "\\|")  # the table's own bars
        table += f"| `{name}` | {' '.join(gives.split())} | `{example}` gives `{result}` |\n"
    _made(_FILTERS, table, update)


def _made(part: re.Pattern[str], content: str, update: bool) -> None:
    now = (ROOT / "README.md").read_text("utf-8")
    made = part.sub(lambda found: found[1] + content + found[3], now)
    if update:
        (ROOT / "README.md").write_text(made, "utf-8")
    else:
        assert made == now


def test_python_in_readme(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """README's session, typed again, prints what it shows."""
    monkeypatch.chdir(desk)
    found = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert found.attempted
    assert not found.failed
