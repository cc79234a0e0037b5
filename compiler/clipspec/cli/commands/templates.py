"""`clipspec templates`: the specs that a person can start from."""

from __future__ import annotations

import click

from clipspec.cli import files
from clipspec.cli.shipped import params, shipped


@click.command(short_help="List the specs that ship with clipspec.")
def command() -> None:
    """List the specs to start from; `clipspec init NAME` copies one."""
    for template in shipped():
        files.print_text(f"{template.name:16} {template.summary}")
        files.print_text(f"{'':16} params: {', '.join(params(template)) or 'none'}")
