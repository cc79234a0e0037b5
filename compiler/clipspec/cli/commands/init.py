"""`clipspec init`: copy a shipped spec and its partials into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.shipped import find
from clipspec.errors import ClipspecError


@click.command(short_help="Copy a shipped spec to start from.")
@click.argument("template")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--force", is_flag=True, help="Write over files that are already there.")
def command(template: str, folder: Path, force: bool) -> None:
    """Copy TEMPLATE and the scripts it includes into FOLDER (default: here)."""
    found = find(template)
    root = found.path.parent
    copies = {folder / source.relative_to(root): source.read_bytes() for source in found.files}
    present = [path for path in copies if path.exists()]
    if present and not force:
        names = ", ".join(files.shown(str(path)) for path in present)
        raise ClipspecError(f"already there: {names}; nothing was written (--force writes over it)")
    for path, content in copies.items():
        files.make_folder(path.parent)
        files.write(path, content)
        files.print_text(files.shown(str(path)))
    spec = files.shown(str(folder / found.path.name))
    click.echo(f"next: clipspec lint {spec}", err=True)
