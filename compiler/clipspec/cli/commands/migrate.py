"""`clipspec migrate`: bring bodies to another dialect, with an account of every leaf."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, starmap
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.answering import Answering, write_questions
from clipspec.cli.config import Projects
from clipspec.cli.crossing import TARGETS, Asked, crossing
from clipspec.cli.delivery import check_beside, plan, written_before
from clipspec.cli.job import Job, start
from clipspec.cli.walk import Target, targets
from clipspec.dialects import dialects
from clipspec.errors import ClipspecError, UsageError
from clipspec.migrate import Consent, Migration, Status
from clipspec.migrate.overview import overview
from clipspec.migrate.report import render
from clipspec.migrate.summary import lines
from clipspec.prose import plural
from clipspec.report._terminal import inert


@click.command(short_help="Bring bodies to another version, with an account of every leaf.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--to",
    required=True,
    type=click.Choice(TARGETS),
    help="The version to reach.",
)
@click.option("--write", is_flag=True, help="Rewrite the files in place.")
@click.option("-o", "--output", metavar="PATH", help="A file for one body, a folder for several.")
@click.option("--diff", is_flag=True, help="Print the lines that would change; write nothing.")
@click.option("--diff-fields", "fields", is_flag=True, help="Print the fields that would change.")
@click.option("--report", metavar="FILE", help="Write the whole account as JSON; - prints it.")
@click.option("--answers", metavar="FILE", help="Answers to what an earlier run asked.")
@click.option("--questions", metavar="FILE", help="Write what is asked, to be answered; - prints.")
@crossing
@click.option("--prove", is_flag=True, help="Try the laws of migration on each file.")
@click.option(
    "--dialect", type=click.Choice(list(dialects())), help="Read as this, not by evidence."
)
@click.option("--stdin-filename", default="<stdin>", help="The name of what comes from `-`.")
@click.option("-v", "--verbose", is_flag=True, help="Tell of each file, where there are several.")
def command(
    paths: tuple[str, ...],
    write: bool,
    output: str | None,
    diff: bool,
    fields: bool,
    report: str | None,
    answers: str | None,
    questions: str | None,
    prove: bool,
    dialect: str | None,
    stdin_filename: str,
    verbose: bool,
    asked: Asked,
) -> int:
    """Bring bodies to another version of the API; `-` is standard input, a folder its bodies.

    One new body is printed; for several say where they go. A leaf that needs your input, or that
    the other version cannot say, stops its file until you answer it or accept its loss.

    --prove tries the laws on each file: that the account is whole, that what is written reads back
    as the same video, that output and report give the source again, that a spec and its migration
    make the same of each row, and that a second run changes nothing.

    Exit 1 if a file was stopped, 3 if one could not be read or written, or a law does not hold.
    """
    roots = [path for path in paths if Path(path).is_dir()]
    found = _found(paths, roots, output)
    jobs = _start(found, asked, answers, dialect, stdin_filename)
    named = [job.path for job in jobs]
    delivery = plan(named, write=write, diff=diff, fields=fields, output=output, roots=roots)
    check_beside(delivery, named, report=report, questions=questions, answers=answers)
    Consent(asked.accept).check(job.migration.ledger for job in jobs)
    jobs = [job.prove() for job in jobs] if prove else jobs
    jobs = [job.deliver(delivery) for job in jobs]
    if questions is not None:
        write_questions(questions, jobs, asked.to or "")
    written = _report([job.migration for job in jobs], report)
    _tell(jobs, verbose=verbose, hint=questions is None)
    if not written or any(job.failed for job in jobs):
        return 3
    return int(any(job.migration.status is Status.BLOCKED for job in jobs))


def _found(paths: tuple[str, ...], roots: list[str], output: str | None) -> list[Target]:
    """Return the files that are named, and those in the folders that are; but no output."""
    found = targets(paths)
    walked = (target.path for target in found if not target.named)
    own = written_before(walked, roots, output)
    if own:
        what = plural(len(own), "file")
        click.echo(inert(f"clipspec: {what} in {output}, the output, passed over"), err=True)
    return [target for target in found if target.path not in own]


def _start(
    found: list[Target], asked: Asked, answers: str | None, dialect: str | None, stdin: str
) -> list[Job]:
    """Migrate every file that is named, and every body in the folders that are."""
    answering, projects = Answering(answers), Projects({})
    jobs, foreign = [], 0
    for target in found:
        name = stdin if target.path == files.STDIN else files.shown(target.path)
        project = projects.of(name)
        if not target.named and project.excludes(name):
            continue
        request = answering.request(name, asked, project.config.migrate)
        job = start(target.path, name, replace(request, dialect=dialect))
        if target.named or not job.is_foreign:
            jobs.append(job)
        else:
            foreign += 1
    if foreign:
        click.echo(f"clipspec: {_passed_over(foreign)}", err=True)
    if not jobs:
        raise UsageError("there is no body to migrate")
    stranger = answering.check(jobs)
    if stranger:
        click.echo(f"clipspec: {inert(stranger)}", err=True)
    return jobs


def _passed_over(count: int) -> str:
    if count == 1:
        return "1 file is no body, and was passed over"
    return f"{count} files are no bodies, and were passed over"


def _tell(jobs: list[Job], *, verbose: bool, hint: bool) -> None:
    """Say what became of one file, or of several in common. `hint` as in `overview`."""
    moved = [(job.migration, job.request.consent) for job in jobs]
    each = chain.from_iterable(starmap(lines, moved))
    briefly = len(moved) > 1 and not verbose
    for line in overview(moved, hint=hint) if briefly else each:
        click.echo(inert(line), err=True)


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
