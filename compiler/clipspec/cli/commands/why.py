"""`clipspec why`: where one value of a compiled body came from."""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import Any

import click

from clipspec.cli import files
from clipspec.cli.compilation import Compilation, read_documents
from clipspec.cli.crossing import TARGETS, crossing
from clipspec.cli.inputs import inputs
from clipspec.cli.orders import Orders
from clipspec.cli.rejects import Rejects
from clipspec.cli.terminal import wants_color
from clipspec.compile import Refused, Unit
from clipspec.compile.batch import check
from clipspec.compile.why import Given, answer, json, text
from clipspec.errors import UsageError

_FORMATS = {"text": text.render, "json": json.render}


@click.command(short_help="Show where one value of a compiled body came from.")
@click.argument("spec")
@click.argument("pointer")
@inputs
@click.option("--row", type=click.IntRange(min=1), help="The body of this row.  [default: 1]")
@click.option(
    "--combination",
    type=click.IntRange(min=1),
    default=1,
    help="The body of this combination of the matrix.  [default: 1]",
)
@click.option("--to", type=click.Choice(TARGETS), help="POINTER is into the body in this version.")
@crossing
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text")
def command(pointer: str, row: int | None, combination: int, form: str, **options: Any) -> int:
    """Show where the value at POINTER, such as /clips/0/input_text, came from.

    One body of SPEC is made as `compile` makes it. The answer leads from the template through the
    loops and conditions around it and the names that it reads to the param, the cell, the default
    or the option that somebody wrote, each at its line. For an object or a list every value in it
    is listed.

    Exit 1 if the row gives no body, 2 if nothing stands at POINTER.
    """
    orders = Orders(**options)
    documents = read_documents(orders)
    with Rejects(documents.all, True, None) as rejected:
        try:
            job = Compilation(orders, documents)
            unit = _unit(job, row, combination)
            said = Given(orders.values, documents.given, os.environ)
            found = answer(job.expander, unit, pointer, said)
        except Refused as refusal:
            rejected.show(refusal.diagnostics)
            return refusal.exit_code
    rendered = _FORMATS[form](found, wants_color(sys.stdout))
    files.print_bytes(files.encode(rendered))
    return 0


def _unit(job: Compilation, row: int | None, combination: int) -> Unit:
    """Return what is meant. Raises `UsageError` where there is no such row or combination."""
    check(job.expander)
    cells = len(job.expander.program.matrix.cells)
    if combination > cells:
        raise UsageError(f"--combination {combination}: the matrix gives {cells:,}")
    if row is not None and job.data is None:
        raise UsageError("--row chooses a row, and there is no data: give --data FILE")
    index = ((row or 1) - 1) * cells + combination - 1
    with job.units(lambda _: None) as units:
        unit = next(islice(units, index, None), None)
    if unit is None:
        raise UsageError(f"{job.data} has no row {row or 1}")
    return unit
