"""The house: imports point down, each library has one home, the wheel holds what it should."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "compiler" / "clipspec"

# From the ground up. The longest matching prefix decides; a module may import its own level.
LEVELS = {
    "clipspec": 0,
    "clipspec.source": 1,
    "clipspec.rows": 1,
    "clipspec.expand": 1,
    "clipspec.validate": 1,
    "clipspec.dialects": 1,
    "clipspec.dialects.v": 2,
    "clipspec.lint.rule": 1,
    "clipspec.lint.project": 1,
    "clipspec.lint.project.config": 3,
    "clipspec.lint.project.keys": 3,
    "clipspec.lint.views": 1,
    "clipspec.lint.rules": 2,
    "clipspec.lint.reported": 2,
    "clipspec.lint": 3,
    "clipspec.migrate": 3,
    "clipspec.readiness": 3,
    "clipspec.compile": 3,
    "clipspec.report": 3,
    "clipspec.api": 4,
    "clipspec.cli": 5,
    "clipspec.__main__": 5,
}
HOMES = {
    "_ruamel_yaml": "clipspec.source",
    "ruamel": "clipspec.source",
    "jinja2": "clipspec.expand",
    "babel": "clipspec.expand.filters",
    "num2words": "clipspec.expand.filters",
    "slugify": "clipspec.expand.filters",
    "jsonschema": "clipspec.validate",
    "jsonschema_rs": "clipspec.validate",
    "orjson": "clipspec.compile",
    "click": "clipspec.cli",
    "pathspec": "clipspec.cli",
}


def _modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _level(module: str) -> int:
    matching = [name for name in LEVELS if module == name or _below(module, name)]
    return LEVELS[max(matching, key=len)]


def _below(module: str, name: str) -> bool:
    return module.startswith(name if name.endswith(".v") else name + ".")


def test_imports_point_down() -> None:
    """No module imports one from a higher floor."""
    wrong = [
        f"{module} imports {name}"
        for module, tree in _modules().items()
        for name in _imports(tree)
        if name.split(".")[0] == "clipspec" and _level(name) > _level(module)
    ]

    assert wrong == []


def test_each_library_has_one_home() -> None:
    """What a library does for us is written in one place."""
    wrong = [
        f"{module} imports {name}"
        for module, tree in _modules().items()
        for name in _imports(tree)
        if not module.startswith(HOMES.get(name.split(".")[0], "clipspec"))
    ]

    assert wrong == []


def test_every_library_is_used_and_declared() -> None:
    """The table above names what the code imports, and pyproject.toml installs it."""
    outside = {
        name.split(".")[0]
        for tree in _modules().values()
        for name in _imports(tree)
        if name.split(".")[0] not in (*sys.stdlib_module_names, "clipspec")
    }

    assert outside == set(HOMES)


def imported_by(*arguments: str) -> set[str]:
    env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-X", "importtime", "-m", "clipspec", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def test_version_imports_nothing() -> None:
    """`--version` is for scripts that ask a thousand times."""
    ours = {name for name in imported_by("--version") if name.startswith("clipspec")}

    assert ours == {"clipspec"}


@pytest.mark.parametrize(
    ("syntax", "absent"),
    [
        ("json", {"jinja2", "jsonschema", "ruamel.yaml", "_ruamel_yaml", "pathspec", "secrets"}),
        ("yaml", {"jinja2", "jsonschema", "pathspec", "secrets"}),
    ],
)
def test_lint_of_a_good_body_imports_no_more_than_it_needs(
    syntax: str, absent: set[str], tmp_path: Path
) -> None:
    """A clean body pays for no template engine and for no explaining validator."""
    body = tmp_path / f"body.{syntax}"
    body.write_text(
        '{"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [{"avatar_id": '
        '"Daisy-inskirt-20220818", "voice_id": "1bd001e7e50f421d891986aad5158bc8", '
        '"input_text": "Hello"}]}\n'
    )

    imported = imported_by("lint", str(body))

    assert "clipspec.lint.engine" in imported
    assert imported & absent == set()


@pytest.mark.parametrize("command", [["lint"], ["compile", "--set", "first_name=Ada"]])
def test_a_good_spec_imports_no_more_than_it_needs(command: list[str]) -> None:
    """Nothing is explained, though values are unknown; words of numbers and dates cost 0.1 s."""
    imported = imported_by(*command, str(ROOT / "templates" / "welcome.yaml"))

    assert "clipspec.expand.filters" in imported
    assert imported & {"babel", "num2words", "jsonschema", "pathspec"} == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release would be."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_wheel_holds_package_schemas_and_templates_and_nothing_else(wheel: Path) -> None:
    """Everything a user needs, nothing of ours."""
    sources = {
        f"{target}/{path.relative_to(ROOT / source).as_posix()}"
        for source, target in (
            ("compiler/clipspec", "clipspec"),
            ("schema", "clipspec/schema"),
            ("templates", "clipspec/templates"),
        )
        for path in (ROOT / source).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert inside == sources


def test_program_runs_from_the_wheel_anywhere(wheel: Path, tmp_path: Path) -> None:
    """Installed, from `/`, without the checkout: schemas and templates are found."""
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    code = "import clipspec; print(clipspec.__file__)\nfrom clipspec.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "templates"],
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(installed / "clipspec" / "__init__.py")
    assert "welcome" in done.stdout
