"""The data files that ship with clipspec: `schema/` and `templates/`.

In an installed wheel they lie inside the package, in a checkout beside `compiler/`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_SUFFIX = ".schema.json"


def folder(name: str) -> Path:
    """Return the folder `schema` or `templates`. Raises `FileNotFoundError` on a broken install."""
    for root in (_PACKAGE, _PACKAGE.parent.parent):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"clipspec is installed without its {name}/ folder: reinstall it")


def schema_names() -> list[str]:
    """Return the name of every schema, as `clipspec schema` takes it: `heygen/v1`, `spec`, …"""
    root = folder("schema")
    paths = (path.relative_to(root).as_posix() for path in root.rglob("*" + _SUFFIX))
    return sorted(path.removesuffix(_SUFFIX) for path in paths)


def schema_text(name: str) -> str:
    """Return a schema file as it is. Raises `FileNotFoundError` for an unknown name."""
    return (folder("schema") / (name + _SUFFIX)).read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a parsed schema. It is shared: do not change it."""
    import json  # the fast validator reads the text itself

    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed


@cache
def facts(name: str) -> dict[str, Any]:
    """Return a parsed file of dated facts, as `heygen/dates`. It is shared: do not change it."""
    import json

    text = (folder("schema") / f"{name}.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed
