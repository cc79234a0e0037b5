"""The templates that ship with clipspec: specs to start from, with the files they include."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clipspec import resources
from clipspec.errors import UsageError
from clipspec.nearest import nearest
from clipspec.source import parse


@dataclass(frozen=True, slots=True)
class Shipped:
    """A spec in the templates folder. `summary` is its first comment line."""

    name: str
    path: Path
    summary: str

    @property
    def files(self) -> list[Path]:
        """The spec and what stands in the folder of its name: its script partials."""
        below = self.path.with_suffix("")
        return [self.path, *sorted(path for path in below.rglob("*") if path.is_file())]


def shipped() -> list[Shipped]:
    """Return every shipped spec, by name."""
    found = sorted(resources.folder("templates").glob("*.yaml"))
    return [Shipped(path.stem, path, _summary(path)) for path in found]


def find(name: str) -> Shipped:
    """Return a shipped spec by name. Raises `UsageError` with the nearest name."""
    known = {template.name: template for template in shipped()}
    if name not in known:
        meant = nearest(name, known)
        hint = f"did you mean {meant}?" if meant else f"there are {', '.join(known)}"
        raise UsageError(f"no template is called {name}: {hint}")
    return known[name]


def params(template: Shipped) -> list[str]:
    """Return the names of a template's params, in its own order."""
    data = parse(template.path.read_bytes(), template.path.name).data
    return list(data.get("params", {}))


def _summary(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    return next(
        line.removeprefix("#").strip()
        for line in lines
        if line.startswith("# ") and "$schema" not in line
    )
