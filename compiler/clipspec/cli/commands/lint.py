"""`clipspec lint`: judge files and folders, report, and exit by what was found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.judging import Judging
from clipspec.cli.options import configured
from clipspec.cli.terminal import wants_color
from clipspec.cli.walk import targets
from clipspec.dialects import dialects
from clipspec.errors import ClipspecError, UsageError
from clipspec.lint.report import LintReport, collect
from clipspec.report import formats, render

if TYPE_CHECKING:
    from clipspec.cli.baseline import Keeping
    from clipspec.lint.engine import Judgement


@click.command(short_help="Judge specs and bodies, with places and ways out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option(
    "--dialect", type=click.Choice(list(dialects())), help="Judge by this, not by evidence."
)
@configured
@click.option("--fix", is_flag=True, help="Apply the safe fixes, then report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the others as well.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--statistics", "counting", is_flag=True, help="Count the findings of each rule.")
@click.option(
    "--baseline-write", "keeping", flag_value="write", help="Let the baseline hold what is found."
)
@click.option(
    "--baseline-prune", "keeping", flag_value="prune", help="Drop what is not found from it."
)
@click.option(
    "--jobs", type=click.IntRange(min=0), default=0, help="Processes; 0: as many as are worth it."
)
@click.option("--skip-unknown", is_flag=True, help="Count named files that are no video documents.")
@click.option("--stdin-filename", default="<stdin>", help="The name of what comes from `-`.")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    dialect: str | None,
    projects: Projects,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    counting: bool,
    keeping: Keeping | None,
    jobs: int,
    skip_unknown: bool,
    stdin_filename: str,
) -> int:
    """Judge files and folders; without PATH the current folder, with `-` standard input.

    Folders are searched for YAML and JSON, obeying .gitignore; what is no video document there is
    counted, not judged. Exit 1 if there are findings of the severity of --fail-on or above.
    With --diff the report is a unified diff: exit 1 if there is something in it, and only then.
    With --fix, what comes from standard input goes to standard output, and the report to the error
    output.
    """
    if unsafe_fixes and not (fix or diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    found = targets(paths or (".",))
    if not found:
        raise UsageError(f"no YAML or JSON file in {' '.join(paths or ('.',))}")
    judging = Judging(projects, dialect, stdin_filename, skip_unknown, to_fix=fix or diff)
    outcome = judging.judge_all(found, jobs)
    seen, fixed, unread = outcome.seen, 0, outcome.unread
    if fix or diff:
        from clipspec.cli.fixing import Fixing, fix_all  # only where it is asked for

        done = fix_all(seen, judging.judge, Fixing(write=not diff, unsafe=unsafe_fixes))
        seen, fixed = done.seen, done.fixed
        unread = [*unread, *done.unsaved]
    _tell(unread, outcome.excluded)
    if diff:
        _write("".join(done.differences), output)
        return max((error.exit_code for error in unread), default=int(bool(done.differences)))
    judged = [*judging.together(seen), *projects.judgements()]
    report = collect(_without_known(judged, projects, keeping), outcome.skipped, fixed)
    taken = fix and files.STDIN in paths and output is None
    _print(report, form, output, counting, taken)
    return max((error.exit_code for error in unread), default=_exit_code(report, projects))


def _without_known(
    judged: list[Judgement], projects: Projects, keeping: Keeping | None
) -> list[Judgement]:
    """Leave out what a baseline holds, and bring it up to date where that is asked for."""
    if not (keeping or projects.have_baseline()):
        return judged
    from clipspec.cli.baseline import hide_known  # few projects have one

    return hide_known(judged, projects, keeping)


def _tell(unread: list[ClipspecError], excluded: int) -> None:
    if excluded:
        click.echo(f"clipspec: {excluded} of the named files excluded by configuration", err=True)
    for error in unread:
        click.echo(f"clipspec: {error}", err=True)


def _print(report: LintReport, form: str, output: str | None, counting: bool, taken: bool) -> None:
    """Print a report. `taken`: standard output holds a fixed text, and is not ours."""
    stream = sys.stderr if taken else sys.stdout
    color = output is None and wants_color(stream)
    rendered = _count(report, form, color) if counting else render(report, form, color)
    if taken:
        click.echo(files.encode(rendered), err=True, nl=False)
    else:
        _write(rendered, output)


def _write(text: str, output: str | None) -> None:
    if output is None:
        files.print_bytes(files.encode(text))
    else:
        files.write(Path(output), files.encode(text))


def _count(report: LintReport, form: str, color: bool) -> str:
    """Put counts in the place of the frames; a format for programs stays what it is."""
    from clipspec.lint.statistics import statistics  # only where it is asked for
    from clipspec.report.text import summary

    if form == "text":
        return f"{statistics(report)}{summary(report)}\n"
    click.echo(statistics(report), err=True, nl=False)
    return render(report, form, color)


def _exit_code(report: LintReport, projects: Projects) -> int:
    return int(any(projects.of(d.file).fails(d) for d in report.diagnostics))
