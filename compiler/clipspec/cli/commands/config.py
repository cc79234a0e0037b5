"""`clipspec config`: the configuration that counts for a file, and where each value comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from clipspec import pointer as pointers
from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.options import configured
from clipspec.cli.project import Project
from clipspec.lint.project.config import as_data, table_at

_SCHEMA = "clipspec/config/1"


class _Row(NamedTuple):
    """A key, its value, and where that comes from; `line` is 0 where it is no file."""

    key: str
    value: Any
    origin: str
    line: int = 0


@click.command(short_help="Show the configuration in force, and why.")
@click.argument("path", required=False, default=".")
@configured
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(path: str, projects: Projects, form: str) -> None:
    """Show each key of the configuration for PATH, a file or a folder: value and origin.

    An origin is `default`, `option`, or the file and line that says so. The options are those of
    `clipspec lint`; `clipspec schema config` describes the keys.
    """
    project = projects.of(str(Path(path) / "*") if Path(path).is_dir() else path)
    rows = list(_rows(project))
    file = project.document.file if project.document else None
    if form == "json":
        data = {
            "schema": _SCHEMA,
            "path": files.shown(path),
            "file": file,
            "settings": [
                {"key": key, "value": value, "origin": origin, "line": line or None}
                for key, value, origin, line in rows
            ],
        }
        files.print_text(json.dumps(data, ensure_ascii=False, indent=2))
        return
    files.print_text(f"# for {files.shown(path)}: {file or 'no configuration'}")
    for key, value, origin, line in rows:
        shown = json.dumps(value, ensure_ascii=False)
        files.print_text(f"{key} = {shown}  # {origin}{f':{line}' if line else ''}")


def _rows(project: Project) -> Iterator[_Row]:
    document = project.document
    for key, value in as_data(project.config).items():
        if key.replace("-", "_") in project.given:
            yield _Row(key, value, "option")
            continue
        at = pointers.join(table_at(document.file), key) if document else ""
        if document and document.node(at):
            yield _Row(key, value, document.file, document.span(at, key=True).start.line)
        else:
            yield _Row(key, value, "default")
