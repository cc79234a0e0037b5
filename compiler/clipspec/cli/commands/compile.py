"""`clipspec compile`: expand a spec into bodies, for one set of values or for rows of data."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from clipspec.cli.compilation import Compilation, read_document, texts
from clipspec.cli.crossing import TARGETS, crossing
from clipspec.cli.files import STDIN
from clipspec.cli.pool import cores, ordered
from clipspec.cli.rejects import Rejects
from clipspec.cli.selection import Rows, RowsType, Selection, Shard, ShardType
from clipspec.cli.sinks import Sink, sink
from clipspec.compile import Refused, run
from clipspec.errors import UsageError
from clipspec.migrate import Request


@click.command(short_help="Expand a spec into request bodies.")
@click.argument("spec")
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help="Give a param a value.")
@click.option("--params", help="A YAML or JSON file with values of params.")
@click.option("--data", help="A CSV or JSONL file: one body for each row.")
@click.option("-o", "--output", help="A .json or .jsonl file, or a folder (with a / at its end).")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the output would change.")
@click.option("--diff", is_flag=True, help="The same, and say which bodies would, and why.")
@click.option("--prune", is_flag=True, help="Remove what earlier runs made and this one does not.")
@click.option("--rows", type=RowsType(), default=Rows(), help="Only these rows, such as 5:10.")
@click.option("--shard", type=ShardType(), help="Only part K of N equal parts.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first bodies.")
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
def command(
    spec: str,
    sets: tuple[str, ...],
    params: str | None,
    data: str | None,
    output: str | None,
    check: bool,
    diff: bool,
    prune: bool,
    rows: Rows,
    shard: Shard | None,
    limit: int | None,
    jobs: int | None,
    on_error: str,
    rejects: str | None,
    request: Request | None,
) -> int:
    """Expand SPEC (`-` is standard input) into bodies.

    Without -o one body prints as JSON, rows print as JSONL. A value comes from --set, or else from
    the row, from --params, from the param's default. Nothing is written unless everything is right,
    or --on-error skip passes over the rows that are not.

    Exit 1 if something is wrong with the spec or a row, or if the output would change under
    --check.
    """
    document = read_document(spec)
    given = read_document(params) if params is not None else None
    documents = [document, given] if given is not None else [document]
    rejected = Rejects(documents, on_error == "stop", rejects)
    selection = Selection(rows, shard, limit)
    dry = check or diff
    try:
        job = Compilation(document, given, texts(sets), data, request, spec)
        _agree(job, output, selection, dry, prune, rejects, on_error)
        plan = job.plan(output, str(shard) if shard else None, dry, prune)
        with sink(plan) as target, job.units(selection, _notice) as wanted:
            spread = partial(
                ordered,
                job.expander,
                jobs=jobs or cores(),
                indented=target.indented,
                known=target.known,
            )
            for made in run(job.expander, wanted, spread):
                (rejected if made.wrong else target).take(made)
            changed = dry and _tell(target, diff)
            if not dry:
                target.finish()
    except Refused as refusal:
        rejected.show(refusal.diagnostics)
        return refusal.exit_code
    rejected.finish()
    return int(bool(changed or rejected.count))


def _agree(
    job: Compilation,
    output: str | None,
    selection: Selection,
    dry: bool,
    prune: bool,
    rejects: str | None,
    on_error: str,
) -> None:
    """Raise `UsageError` for options that do not go together."""
    if dry and output is None:
        raise UsageError("--check and --diff compare with what lies at -o PATH: name it")
    if rejects is not None and on_error == "stop":
        raise UsageError("--rejects takes what --on-error skip passes over: give both")
    if job.data is None and selection.rows != Rows():
        raise UsageError("--rows chooses rows, and there is no data: give --data FILE")
    if job.data == STDIN and selection.shard is not None:
        raise UsageError(
            "--shard counts the rows first, and standard input is read once: use a file"
        )
    partial_ = selection != Selection()
    if prune and partial_:
        raise UsageError("--prune takes a whole run: without --rows, --shard and --limit")


def _tell(target: Sink, diff: bool) -> bool:
    """Print how the output would change, if it is asked for; return whether it would."""
    found = target.drift()
    for each in found if diff else ():
        why = f"  ({', '.join(each.why)})" if each.why else ""
        click.echo(f"{each.kind:9}{each.name}{why}")
    return bool(found)


def _notice(text: Any) -> None:
    click.echo(f"clipspec: {text}", err=True)
