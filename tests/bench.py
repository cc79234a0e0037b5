"""Compare clipspec with other tools, in one run on one machine: `make bench`.

Times are whole processes, medians of interleaved runs; what counts is the ratio. The table in
README is written by each run that is whole.
"""

from __future__ import annotations

import compileall
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import clipspec
import rivals
from clipspec import resources

_BIN = Path(sys.executable).parent
_FEW, _MANY, _ROWS = 31, 5, 50_000
_README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(<!-- bench: .* -->\n)(.*?)(<!-- end of bench -->)", re.DOTALL)
# A JSON body is no YAML in good style; every tool must have nothing to say.
_RULES = "{extends: default, rules: {line-length: disable, document-start: disable}}"
_TEXT = "good morning and thank you for opening this short clip about our newest release"


class Race(NamedTuple):
    """Two commands on the same input: ours has to win by the factor `promised`.

    `output`: both write it, and the bodies in it must be equal.
    """

    title: str
    ours: list[str]
    name: str
    theirs: list[str]
    runs: int
    promised: float
    output: Path | None = None


class Result(NamedTuple):
    """The medians of a race in seconds."""

    race: Race
    ours: float
    theirs: float

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.theirs / self.ours >= self.race.promised


def main() -> int:
    """Print a table; exit 1 where a promise does not hold."""
    # An installer compiles what it installs; a checkout gets the same, or only ours would pay.
    compileall.compile_dir(str(Path(clipspec.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = [_run(race) for race in (*_races(folder), *_batches(folder))]  # after a loss too
    text = _README.read_text("utf-8")
    _README.write_text(
        _TABLE.sub(lambda found: found[1] + _table(results) + found[3], text), "utf-8"
    )
    return 0 if all(result.kept for result in results) else 1


def _races(folder: Path) -> list[Race]:
    ours = [str(_BIN / "clipspec"), "lint"]
    yamllint = [str(_BIN / "yamllint"), "-d", _RULES]
    schema = folder / "v1.schema.json"
    schema.write_text(resources.schema_text("heygen/v1"), "utf-8")
    jsonschema = [str(_BIN / "check-jsonschema"), "--schemafile", str(schema)]
    one = _files(folder / "one", 1, _as_yaml)
    sent = _files(folder / "sent", 1, _as_json)
    many = _files(folder / "many", 1000, _as_yaml)
    version = [str(_BIN / "clipspec"), "--version"]
    click = [sys.executable, "-c", "import click"]
    return [
        Race("one YAML body", ours + one, "yamllint", yamllint + one, _FEW, 1),
        Race("one JSON body", ours + sent, "yamllint", yamllint + sent, _FEW, 1),
        Race("one YAML body", ours + one, "check-jsonschema", jsonschema + one, _FEW, 1),
        Race("1,000 YAML bodies", ours + many, "yamllint", yamllint + many, _MANY, 10),
        Race("1,000 YAML bodies", ours + many, "check-jsonschema", jsonschema + many, _MANY, 10),
        Race("--version", version, "import click", click, _FEW, 0.5),
    ]


def _batches(folder: Path) -> list[Race]:
    """Rows of CSV to lines of JSON, with the same leaves for all."""
    spec, rows, made = folder / "spec.yaml", folder / "rows.csv", folder / "made.jsonl"
    spec.write_text(rivals.SPEC, "utf-8")
    rivals.write_rows(rows, _ROWS)
    ours = [str(_BIN / "clipspec"), "compile", str(spec), "--data", str(rows), "-o", str(made)]
    rival = [sys.executable, str(Path(rivals.__file__))]
    beside = [str(folder / "v1.schema.json"), str(rows), str(made)]
    title = f"{_ROWS:,} rows"
    return [
        Race(title, ours, "jinja2, json, jsonschema", [*rival, "loop", *beside], 3, 10, made),
        Race(title, ours, "jinja2 alone", [*rival, "jinja2", *beside], 3, 1, made),
    ]


def _run(race: Race) -> Result:
    """Time both commands in turn and print medians and their ratio."""
    ours, theirs = [], []
    for _ in range(race.runs):
        ours.append(_time(race.ours))
        made = _bodies(race.output)
        theirs.append(_time(race.theirs))
        assert made == _bodies(race.output), f"{race.name} makes other bodies"
    result = Result(race, statistics.median(ours), statistics.median(theirs))
    fast, slow = result.ours * 1000, result.theirs * 1000
    print(
        f"{race.title:18} clipspec {fast:6.0f} ms   {race.name:24} {slow:6.0f} ms   "
        f"ratio {slow / fast:5.2f}, promised {race.promised:g}{_verdict(result)}",
        flush=True,
    )
    return result


def _verdict(result: Result) -> str:
    return "" if result.kept else "  NOT KEPT"


def _bodies(path: Path | None) -> list[Any]:
    return [json.loads(line) for line in path.open("rb")] if path is not None else []


def _table(results: list[Result]) -> str:
    """Return the table of README."""
    lines = ["| what | against | clipspec | theirs | times as fast |", "|---|---|---|---|---|"]
    for race, ours, theirs in results:
        cells = (race.title, race.name, f"{ours:.2f} s", f"{theirs:.2f} s", f"{theirs / ours:.1f}")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _time(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True)
    elapsed = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
    return elapsed


def _files(folder: Path, count: int, written: Callable[[dict[str, Any]], str]) -> list[str]:
    """Write bodies of which no two are equal, and return their paths."""
    folder.mkdir()
    suffix = ".json" if written is _as_json else ".yaml"
    paths = [folder / f"{number:04}{suffix}" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(written(_body(number)), "utf-8")
    return [str(path) for path in paths]


def _body(number: int) -> dict[str, Any]:
    """A clean v1 body of four clips."""
    return {
        "version": "v1alpha",
        "test": True,
        "ratio": "16:9" if number % 2 else "9:16",
        "background": f"#{number * 7919 % 0xFFFFFF:06X}",
        "clips": [_clip(number * 4 + index) for index in range(4)],
    }


def _clip(number: int) -> dict[str, Any]:
    words = _TEXT.split()
    turned = number % len(words)
    text = " ".join(words[turned:] + words[:turned])
    return {
        "avatar_id": "Daisy-inskirt-20220818",
        "avatar_style": "normal",
        "voice_id": f"{number * 0x9E3779B97F4A7C15 % 16**32:032x}",
        "input_text": f"{text.capitalize()}, number {number}.",
        "scale": 1,
        "offset": {"x": 0, "y": 0},
    }


def _as_json(body: dict[str, Any]) -> str:
    return json.dumps(body, indent=2) + "\n"


def _as_yaml(body: dict[str, Any]) -> str:
    """The body in block style, as people write it, and clean for every tool."""
    lines = ["---"]
    lines += [f"{key}: {json.dumps(value)}" for key, value in body.items() if key != "clips"]
    lines.append("clips:")
    for clip in body["clips"]:
        for index, (key, value) in enumerate(clip.items()):
            text = "{x: 0, y: 0}" if key == "offset" else json.dumps(value)
            lines.append(f"  {'- ' if index == 0 else '  '}{key}: {text}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for tool in ("yamllint", "check-jsonschema"):
        if shutil.which(tool, path=str(_BIN)) is None:
            raise SystemExit(f"{tool} is not installed here: run `make bench`")
    sys.exit(main())
