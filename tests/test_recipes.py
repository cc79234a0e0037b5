"""The recipes for engines in README: each is run, and gives the bytes of one process.

An engine that is not installed is passed over; `pip install .[engines]` brings those of Python.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_batches import SPEC
from test_cli_lint import ROOT, clipspec

RECIPES = sorted((ROOT / "tests" / "recipes").glob("with_*"))
_SHOWN = re.compile(r"<!-- recipe: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
_ROWS = 2_000


def test_readme_shows_every_recipe(update: bool) -> None:
    readme = ROOT / "README.md"
    files = {recipe.name: recipe.read_text("utf-8") for recipe in RECIPES}
    text = readme.read_text("utf-8")
    shown = dict(_SHOWN.findall(text))
    if update:
        for name, content in files.items():
            text = text.replace(shown[name], content)
        readme.write_text(text, "utf-8")
    else:
        assert shown == files


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spec and rows; some of these leave a column out."""
    folder = tmp_path_factory.mktemp("recipes")
    (folder / "spec.yaml").write_text(SPEC, "utf-8")
    rows = [
        {"first_name": f"Zoë {n}", **({"size": n / 1000} if n % 3 else {})} for n in range(_ROWS)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def _compiled(desk: Path, name: str, *options: str) -> str:
    done = clipspec(
        *("compile", "spec.yaml", "--data", "rows.jsonl", "-o", name, *options), cwd=desk
    )
    assert done.returncode == 0, done.stderr
    return _sha256(desk / name)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def serial(desk: Path) -> str:
    """The digest of what one process makes."""
    found = _compiled(desk, "serial.jsonl", "--jobs", "1")
    assert len((desk / "serial.jsonl").read_bytes().splitlines()) == 2 * _ROWS
    return found


@pytest.mark.slow
def test_two_processes_and_four_parts_are_one_process(desk: Path, serial: str) -> None:
    for part in range(1, 5):
        _compiled(desk, f"part-{part}.jsonl", "--shard", f"{part}/4")
    parts = sorted(path.name for path in desk.glob("part-*.jsonl"))
    clipspec("manifest", "merge", *parts, "-o", "merged.jsonl", cwd=desk)

    assert _compiled(desk, "two.jsonl", "--jobs", "2") == serial
    assert _sha256(desk / "merged.jsonl") == serial


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.stem)
def test_recipe(recipe: Path, desk: Path, serial: str) -> None:
    engine = recipe.stem.removeprefix("with_")
    is_shell = recipe.suffix == ".sh"
    if (shutil.which(engine) if is_shell else importlib.util.find_spec(engine)) is None:
        pytest.skip(f"{engine} is not installed")
    scripts = Path(sys.executable).parent
    env = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "compiler"),
        "PYSPARK_PYTHON": sys.executable,
    }
    output = f"{engine}.jsonl"
    arguments = [
        "sh" if is_shell else sys.executable,
        str(recipe),
        "spec.yaml",
        "rows.jsonl",
        output,
    ]
    done = subprocess.run(arguments, cwd=desk, env=env, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert _sha256(desk / output) == serial
