"""Where compiled bodies go: standard output, one file, or a folder; whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from clipspec.cli.sinks.folder import Folder
from clipspec.cli.sinks.lines import Lines
from clipspec.cli.sinks.plan import Plan
from clipspec.compile import Made, Unit
from clipspec.compile.drift import Drift
from clipspec.errors import UsageError

__all__ = ["Plan", "Sink", "sink"]
_LINES = (".jsonl", ".ndjson")


class Sink(Protocol):
    """Takes bodies one by one, out of sight.

    `indented`: how it wants their bytes.
    """

    indented: bool

    def known(self, unit: Unit) -> Made | None:
        """Return what an interrupted run has made of a unit already."""

    def take(self, made: Made) -> None:
        """Keep a body."""

    def drift(self) -> list[Drift]:
        """Return how what was taken differs from what lies there."""

    def finish(self) -> None:
        """Let everything appear. Not called when something went wrong."""


@contextmanager
def sink(plan: Plan) -> Iterator[Sink]:
    """Choose by path: none is standard output, a folder one file a body, else one file.

    What was not finished leaves nothing behind; an interrupted folder is taken up again.
    """
    path = plan.path
    if path is not None and plan.is_folder:
        with Folder(Path(path), plan) as folder:
            yield folder
        return
    suffix = Path(path).suffix if path is not None else ""
    if path is not None and suffix not in _LINES and (plan.lines or suffix != ".json"):
        raise UsageError(
            f"-o {path}: write rows to a .jsonl file or to a folder (with a / at its end), "
            "one body to a .json file"
        )
    indented = not plan.lines and suffix in ("", ".json")
    with Lines(Path(path) if path is not None else None, plan, indented) as lines:
        yield lines
