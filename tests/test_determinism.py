"""Same inputs, same bytes: whatever the machine speaks, wherever it stands, however it hashes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "compiler"
_SPEC = """
clipspec: 1
name: "{{ first_name | slug }}-{{ joined | speak_date('de') | slug }}"
params:
  first_name: {type: string}
  joined: {type: string}
  marks: {type: object}
vars:
  sizes: {b: 2, a: 1, ä: 3}
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: >-
        {% from 'scripts/counting.j2' import counted %}
        {{ first_name | upper }} {{ 'TITLE I' | lower }} {{ joined | speak_date }}
        {{ marks | dictsort | map('join', ' ') | join_and }} {{ marks.keys() | join }}
        {{ marks | tojson }} {{ marks.values() | unique | join(' ') }}
        {{ counted(1234.5, 'point') }} {{ '%.2f' % 1.005 }} {{ '{:,}'.format(1234567) }}
        {{ 0.1 + 0.2 }} {{ 1e22 }} {{ 7 | round(1) }} {{ sizes | list | sort | join }}
        {{ 'same' if ('a' ~ 'b') is sameas 'ab' else 'other' }}
"""
_ROWS = [
    {"first_name": name, "joined": f"2026-0{number}-11", "marks": {"z": number, "i": 0.1, "é": "x"}}
    for number, name in enumerate(("Ada", "istanbul", "ΣΑΣ", "名前", "Zoë"), 1)
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "spec.yaml").write_text(_SPEC, "utf-8")
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, _ROWS)))
    return tmp_path


def _compiled(desk: Path, python: str = sys.executable, cwd: str = ".", **machine: str) -> bytes:
    env = {**os.environ, "PYTHONPATH": str(PACKAGE), **machine}
    where = desk / cwd
    place = os.path.relpath(desk, where)
    command = [python, "-m", "clipspec", "compile", f"{place}/spec.yaml"]
    command += ["--data", f"{place}/rows.jsonl"]
    done = subprocess.run(command, env=env, cwd=where, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 5
    return done.stdout


@cache
def _locales() -> frozenset[str]:
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout
    return frozenset(listed.split())


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_the_seed_of_hashes_has_no_say(seed: str, desk: Path) -> None:
    assert _compiled(desk, PYTHONHASHSEED=seed) == _compiled(desk, PYTHONHASHSEED="42")


@pytest.mark.parametrize("name", ["C", "de_DE.utf8", "tr_TR.utf8"])
def test_the_locale_has_no_say(name: str, desk: Path) -> None:
    """With its decimal comma, or its dotless i."""
    if name not in _locales():
        pytest.skip(f"the locale {name} is not installed")
    assert _compiled(desk, LC_ALL=name, LANGUAGE=name) == _compiled(desk, LC_ALL="C.UTF-8")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/St_Johns", "no such zone"])
def test_the_time_zone_has_no_say(zone: str, desk: Path) -> None:
    assert _compiled(desk, TZ=zone) == _compiled(desk, TZ="UTC")


def test_the_working_directory_has_no_say(desk: Path) -> None:
    (desk / "far" / "away").mkdir(parents=True)

    assert _compiled(desk, cwd="far/away") == _compiled(desk)


def _pythons() -> list[str]:
    """Every other Python on the path that is new enough to be asked."""
    names = [f"python3.{minor}" for minor in range(11, 20) if minor != sys.version_info.minor]
    return [name for name in names if shutil.which(name)]


@pytest.mark.parametrize("python", _pythons())
def test_the_version_of_python_has_no_say(python: str, desk: Path) -> None:
    asked = "import babel, click, jinja2, jsonschema_rs, num2words, orjson, slugify, _ruamel_yaml"
    if subprocess.run([python, "-c", asked], capture_output=True).returncode:
        pytest.skip(f"{python} has not all libraries")
    assert _compiled(desk, python) == _compiled(desk)
