"""Finding the modules of a folder: a rule, a dialect, a format or a command is added as a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType


def names(folder: Iterable[str]) -> list[str]:
    """Return the sorted names of the modules and packages in a package's `__path__`.

    Those that start with `_` are not offered to anyone. (pkgutil does the same at ten times the
    price, and every start of the program pays it.)
    """
    found = set()
    for path in folder:
        for entry in os.scandir(path):
            name = entry.name.removesuffix(".py")
            if name[0] not in "_." and (name != entry.name or entry.is_dir()):
                found.add(name)
    return sorted(found)


def source(module: str) -> str:
    """Return the text of a module in a package that is loaded; the module itself is not."""
    package, _, name = module.rpartition(".")
    path = Path(next(iter(sys.modules[package].__path__)), f"{name}.py")
    return path.read_text("utf-8")


def modules(package: str, folder: Iterable[str]) -> Iterator[ModuleType]:
    """Import every module of a package, in the order of their names."""
    for name in names(folder):
        yield import_module(f"{package}.{name}")
