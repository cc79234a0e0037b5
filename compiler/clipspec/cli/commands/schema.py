"""`clipspec schema`: print a JSON Schema."""

from __future__ import annotations

import click

from clipspec import resources
from clipspec.cli import files
from clipspec.cli.files import print_bytes
from clipspec.errors import UsageError
from clipspec.nearest import nearest


@click.command(short_help="Print a JSON Schema; without a name list them.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema NAME (2020-12); without NAME list the schemas there are.

    `spec` is the one for editors: it takes a template wherever a number or an enum stands.
    """
    names = resources.schema_names()
    if name is None:
        files.print_text(
            "\n".join(f"{each:18} {resources.schema(each)['title']}" for each in names)
        )
        return
    if name not in names:
        meant = nearest(name, names)
        hint = f"did you mean {meant}?" if meant else f"there are {', '.join(names)}"
        raise UsageError(f"no schema is called {name}: {hint}")
    print_bytes(resources.schema_text(name).encode())
