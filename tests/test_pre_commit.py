"""The hook in a real repository, run by the real pre-commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_WHAT_A_RELEASE_HOLDS = ("compiler", "schema", "templates")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working tree as a git repository of its own, so that uncommitted work counts."""
    folder = tmp_path_factory.mktemp("hook")
    for name in _WHAT_A_RELEASE_HOLDS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "release")
    return folder


def test_hook_fails_on_a_bad_spec_and_passes_on_a_good_one(hook: Path, tmp_path: Path) -> None:
    """Installed from its own repository; other YAML files are passed over."""
    _git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook}\n  rev: HEAD\n  hooks:\n  - id: clipspec-lint\n"
    )
    good = (ROOT / "templates" / "welcome.yaml").read_text("utf-8")
    (tmp_path / "good.yaml").write_text(good, "utf-8")
    (tmp_path / "other.yaml").write_text("on: push\njobs: {}\n")
    _git(tmp_path, "add", "-A")

    passed = _pre_commit(tmp_path)
    assert passed.returncode == 0, passed.stdout + passed.stderr

    (tmp_path / "bad.yaml").write_text(good.replace('"16:9"', '"4:3"'), "utf-8")
    _git(tmp_path, "add", "-A")
    failed = _pre_commit(tmp_path)
    assert failed.returncode == 1
    assert "--> bad.yaml:" in failed.stdout


def test_the_fixing_hook_mends_and_fails_once(hook: Path, tmp_path: Path) -> None:
    """As every hook that changes files: the run that changes one fails, the next one passes."""
    _git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook}\n  rev: HEAD\n  hooks:\n  - id: clipspec-fix\n"
    )
    good = (ROOT / "templates" / "welcome.yaml").read_text("utf-8")
    spec = tmp_path / "spec.yaml"
    spec.write_text(good.replace('"16:9"', "16:9"), "utf-8")
    _git(tmp_path, "add", "-A")

    first = _pre_commit(tmp_path)
    _git(tmp_path, "add", "-A")
    second = _pre_commit(tmp_path)

    assert first.returncode == 1
    assert spec.read_text("utf-8") == good
    assert second.returncode == 0, second.stdout + second.stderr


def _pre_commit(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit-home")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never"],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )
