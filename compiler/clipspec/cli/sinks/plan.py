"""What a sink is told of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clipspec.compile.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Plan:
    """Where bodies go, and what the manifest says of all of them.

    `lines`: they come as lines even if there is only one. `cells`: the
    combinations of a matrix. `dry`: nothing is written, only compared.
    `prune`: what earlier runs have made and this one does not is removed. `resumable`: nothing that
    the bodies depend on is unknown, so that what an interrupted run has made can be trusted.
    """

    path: str | None
    spec: str
    data: str | None
    manifest: Manifest
    lines: bool
    cells: tuple[dict[str, Any], ...] = ()
    dry: bool = False
    prune: bool = False
    resumable: bool = True

    @property
    def is_folder(self) -> bool:
        """Whether each body becomes a file of its own."""
        path = self.path
        return path is not None and (path.endswith(("/", "\\")) or Path(path).is_dir())
