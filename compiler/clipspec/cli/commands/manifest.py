"""`clipspec manifest`: prove what compiled folders hold, and put parts together."""

from __future__ import annotations

from pathlib import Path

import click

from clipspec.cli.files import print_text, read
from clipspec.cli.merging import merge
from clipspec.cli.sinks.staging import digest_of
from clipspec.compile.drift import drifts
from clipspec.compile.manifest import read_manifest


@click.group(short_help="Prove what was compiled; put parts together.")
def command() -> None:
    """Prove what was compiled, and put together the parts that `compile --shard` has made."""


@command.command("merge", short_help="Put parts together.")
@click.argument("parts", nargs=-1, required=True, metavar="PART…")
@click.option("-o", "--output", required=True, help="The folder, or the .jsonl file, of the whole.")
def merge_parts(parts: tuple[str, ...], output: str) -> int:
    """Put PARTs together: folders, their manifests, or JSONL files with a manifest beside them.

    What is written is byte for byte what one run would have made; of folders, the bodies that are
    not there yet and `manifest.json`.

    Exit 1, and nothing is written, unless the parts are all parts of one whole, hold nothing twice,
    were made of the same spec, options and rows, and are unchanged.
    """
    bodies = merge(parts, output)
    click.echo(f"clipspec: {bodies:,} bodies in {output}", err=True)
    return 0


@command.command("check", short_help="Compare a folder with its manifest.")
@click.argument("folder")
def check_folder(folder: str) -> int:
    """Compare FOLDER with the manifest in it: which bodies are missing or edited.

    Exit 1 if there are any. The spec is not needed: `compile --check` compares with that.
    """
    place = Path(folder) / "manifest.json"
    manifest = read_manifest(read(str(place)), str(place))
    whole = manifest._replace(orphans=())
    found = list(drifts(whole, whole, lambda name: digest_of(Path(folder) / name)))
    for each in found:
        print_text(f"{each.kind:9}{each.name}")
    return int(bool(found))
