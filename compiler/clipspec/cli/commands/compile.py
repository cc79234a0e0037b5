"""`clipspec compile`: expand a spec into bodies, for one set of values or for rows of data."""

from __future__ import annotations

from typing import Any

import click

from clipspec.cli.compilation import Compilation, read_documents
from clipspec.cli.crossing import TARGETS, crossing
from clipspec.cli.files import print_text
from clipspec.cli.inputs import inputs
from clipspec.cli.orders import Orders
from clipspec.cli.pool import Workers
from clipspec.cli.progress import watched
from clipspec.cli.rejects import Rejects
from clipspec.cli.selection import Rows, RowsType, ShardType
from clipspec.cli.sinks import Sink, sink
from clipspec.compile import Refused, check, run
from clipspec.compile.batches import MOST, batched


@click.command(short_help="Expand a spec into request bodies.")
@click.argument("spec")
@inputs
@click.option("-o", "--output", help="A .json or .jsonl file, or a folder (with a / at its end).")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the output would change.")
@click.option("--diff", is_flag=True, help="The same, and say which bodies would, and why.")
@click.option("--plan", is_flag=True, help="Write nothing; say how much it is, and what it costs.")
@click.option("--prune", is_flag=True, help="Remove what earlier runs made and this one does not.")
@click.option("--rows", type=RowsType(), default=Rows(), help="Only these rows, such as 5:10.")
@click.option("--shard", type=ShardType(), help="Only part K of N equal parts.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first bodies.")
@click.option(
    "--batch",
    type=click.IntRange(1, MOST),
    is_flag=False,
    flag_value=MOST,
    metavar="[N]",
    help=f"Gather v3 bodies into batches of N.  [default: {MOST}]",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes.  [default: one a core]")
@click.option(
    "--on-error",
    type=click.Choice(["stop", "skip"]),
    default="stop",
    show_default=True,
    help="Whether a row that gives no body ends the run.",
)
@click.option("--rejects", metavar="FILE", help="Where skipped rows go, with the reasons (JSONL).")
@click.option("--to", type=click.Choice(TARGETS), help="Write the bodies for this version.")
@crossing
def command(**options: Any) -> int:
    """Expand SPEC (`-` is standard input) into bodies.

    Without -o one body prints as JSON, rows print as JSONL; `--data -` reads JSONL rows from
    standard input. A value comes from the matrix, from --set, or else from the row, from --params,
    from the environment variable that the param names as `env`, from the param's default. Nothing
    is written unless everything is right, or --on-error skip passes over the rows that are not.

    Exit 1 if something is wrong with the spec or a row, or if the output would change under
    --check.
    """
    orders = Orders(**options)
    documents = read_documents(orders)
    with Rejects(documents.all, orders.on_error == "stop", orders.rejects) as rejected:
        try:
            job = Compilation(orders, documents)
            if orders.plan:
                return _plan(job, orders)
            changed = _compile(job, orders, rejected)
        except Refused as refusal:
            rejected.show(refusal.diagnostics)
            return refusal.exit_code
        rejected.finish()
        return int(changed or rejected.count > 0)


def _compile(job: Compilation, orders: Orders, rejected: Rejects) -> bool:
    """Make all bodies. Returns whether they differ from what lies there."""
    with sink(job.plan()) as target, job.units(_notice) as wanted:
        indented = target.indented and orders.batch is None
        workers = Workers(job.expander, orders.processes, indented, target.known)
        every = watched(run(job.expander, wanted, workers), job.foreseen)
        if orders.batch is not None:
            if isinstance(job.spec.video, dict) and job.spec.video.get("type") == "studio":
                _notice("whether a batch takes studio films is not established: try one of one")
            every = batched(every, orders.batch, target.indented)
        for made in every:
            (rejected if made.wrong else target).take(made)
        if orders.dry:
            return _tell(target, orders.diff)
        target.finish()
    return False


def _plan(job: Compilation, orders: Orders) -> int:
    """Print what a run will give and cost."""
    from clipspec.cli.planning import worded
    from clipspec.compile.estimate import estimate

    check(job.expander)
    combinations = len(job.expander.program.matrix.cells)
    bodies = orders.selection.slice(job.total, None).bodies
    with job.units(_notice) as wanted:
        found = estimate(job.expander, wanted, bodies, job.dialect)
    rows = job.total // combinations if job.data is not None else None
    print_text("\n".join(worded(found, rows, combinations)))
    return 0


def _tell(target: Sink, diff: bool) -> bool:
    """Print how the output would change, if it is asked for; return whether it would."""
    found = target.drift()
    for each in found if diff else ():
        why = f"  ({', '.join(each.why)})" if each.why else ""
        click.echo(f"{each.kind:9}{each.name}{why}")
    return bool(found)


def _notice(text: Any) -> None:
    click.echo(f"clipspec: {text}", err=True)
