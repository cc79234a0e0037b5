"""`clipspec migrate`: bring bodies to another dialect, with an account of every leaf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.crossing import TARGETS, crossing
from clipspec.cli.delivery import check_report, plan
from clipspec.cli.job import start
from clipspec.dialects import dialects
from clipspec.errors import ClipspecError, UsageError
from clipspec.migrate import Migration, Request, Status
from clipspec.migrate.report import render
from clipspec.migrate.summary import lines
from clipspec.report._terminal import inert


@click.command(short_help="Bring bodies to another version, with an account of every leaf.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--to",
    required=True,
    type=click.Choice(TARGETS),
    help="The version to reach.",
)
@click.option("--write", is_flag=True, help="Rewrite the files in place (JSON only).")
@click.option("-o", "--output", metavar="PATH", help="A file for one body, a folder for several.")
@click.option("--diff", is_flag=True, help="Print what would change; write nothing.")
@click.option("--report", metavar="FILE", help="Write the whole account as JSON; - prints it.")
@crossing
@click.option(
    "--dialect", type=click.Choice(list(dialects())), help="Read as this, not by evidence."
)
@click.option("--stdin-filename", default="<stdin>", help="The name of what comes from `-`.")
def command(
    paths: tuple[str, ...],
    write: bool,
    output: str | None,
    diff: bool,
    report: str | None,
    dialect: str | None,
    stdin_filename: str,
    request: Request,
) -> int:
    """Bring bodies to another version of the API; `-` is standard input.

    One new body is printed; for several say where they go. A leaf that needs your input, or that
    the other version cannot say, stops its file until you answer it or accept its loss.

    Exit 1 if a file was stopped, 3 if one could not be read or written.
    """
    named = _files(paths)
    delivery = plan(named, write=write, diff=diff, output=output)
    check_report(report, named, delivery)
    request = replace(request, dialect=dialect)
    jobs = [start(path, request, stdin_filename) for path in named]
    request.consent.check(job.migration.ledger for job in jobs)
    for job in jobs:
        job.check(delivery)
    jobs = [job.deliver(delivery) for job in jobs]
    written = _report([job.migration for job in jobs], report)
    for line in (line for job in jobs for line in lines(job.migration, request.consent)):
        click.echo(inert(line), err=True)
    if not written or any(job.failed for job in jobs):
        return 3
    return int(any(job.migration.status is Status.BLOCKED for job in jobs))


def _files(paths: tuple[str, ...]) -> list[str]:
    """Return the paths sorted and each once. Folders are not walked."""
    for path in paths:
        if path != files.STDIN and Path(path).is_dir():
            raise UsageError(f"{path} is a folder: name its files, such as {Path(path, '*.json')}")
    return sorted(set(paths))


def _report(migrations: list[Migration], report: str | None) -> bool:
    """Write the account, if one is asked for. Returns whether that went well."""
    if report is None:
        return True
    content = files.encode(render(migrations))
    if report == files.STDIN:
        files.print_bytes(content)
        return True
    try:
        files.write(Path(report), content)
    except ClipspecError as error:
        click.echo(f"clipspec: {error}", err=True)
        return False
    return True
