"""Compare clipspec with other tools, in one run on one machine: `make bench`.

Times are whole processes, medians of interleaved runs; what counts is the ratio.
"""

from __future__ import annotations

import compileall
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import clipspec

_RUNS = 31
_BIN = Path(sys.executable).parent
# A JSON body is no YAML in good style; both tools must have nothing to say.
_RULES = "{extends: default, rules: {line-length: disable, document-start: disable}}"
_CLIP = {
    "avatar_id": "Daisy-inskirt-20220818",
    "avatar_style": "normal",
    "voice_id": "1bd001e7e50f421d891986aad5158bc8",
    "input_text": "Good morning and thank you for opening this short clip.",
    "scale": 1,
    "offset": {"x": 0, "y": 0},
}
_BODY = {
    "version": "v1alpha",
    "test": True,
    "ratio": "16:9",
    "background": "#FAFAFA",
    "clips": [_CLIP] * 4,
}


def main() -> int:
    """Print a table; exit 1 where a promise does not hold."""
    # An installer compiles what it installs; a checkout gets the same, or only ours would pay.
    compileall.compile_dir(str(Path(clipspec.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = folder / "body.yaml"
        one.write_text(_as_yaml())
        sent = folder / "body.json"
        sent.write_text(json.dumps(_BODY, indent=2) + "\n")
        many = folder / "many"
        many.mkdir()
        for number in range(1000):
            (many / f"{number:04}.yaml").write_text(_as_yaml())
        kept = [
            _compare("lint, one YAML file", [one], _RUNS, 1.0),
            _compare("lint, one JSON body", [sent], _RUNS, 1.0),
            _compare("lint, 1,000 files", sorted(many.iterdir()), 3, 1.0),
        ]
    return 0 if all(kept) else 1


def _compare(title: str, paths: list[Path], runs: int, promised: float) -> bool:
    """Time both tools in turn on the same files and print medians and their ratio."""
    files = [str(path) for path in paths]
    ours, theirs = [], []
    yamllint = [str(_BIN / "yamllint"), "-d", _RULES]
    for _ in range(runs):
        ours.append(_time([str(_BIN / "clipspec"), "lint", *files]))
        theirs.append(_time([*yamllint, *files]))
    fast, slow = statistics.median(ours), statistics.median(theirs)
    print(
        f"{title:20} clipspec {fast * 1000:8.0f} ms   yamllint {slow * 1000:8.0f} ms   "
        f"ratio {slow / fast:5.2f}"
    )
    return slow / fast > promised


def _time(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True)
    elapsed = time.perf_counter() - started
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
    return elapsed


def _as_yaml() -> str:
    """The body in block style, as people write it, and clean for both tools."""
    lines = ["---"]
    for key, value in _BODY.items():
        if key != "clips":
            lines.append(f"{key}: {json.dumps(value)}")
    lines.append("clips:")
    for _ in range(4):
        for index, (key, value) in enumerate(_CLIP.items()):
            text = "{x: 0, y: 0}" if key == "offset" else json.dumps(value)
            lines.append(f"  {'- ' if index == 0 else '  '}{key}: {text}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if shutil.which("yamllint", path=str(_BIN)) is None:
        raise SystemExit("yamllint is not installed here: run `make bench`")
    sys.exit(main())
