"""`clipspec lint`: judge files and folders, report, and exit by what was found."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.terminal import wants_color
from clipspec.cli.walk import Target, targets
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.errors import ClipspecError, UsageError
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.report import LintReport, collect
from clipspec.lint.selection import Selection, parse_selectors
from clipspec.report import formats, render
from clipspec.source import parse

# A file in a folder that cannot be read is ours to judge only if it speaks of what we know.
_MARKS = ("clipspec", "video_inputs", "clips", "avatar_id", "talking_photo_id")


@click.command(short_help="Judge specs and bodies, with places and ways out.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option(
    "--dialect", type=click.Choice(list(dialects())), help="Judge by this, not by evidence."
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--select", default="", help="Only these rules: codes, prefixes or names, with commas."
)
@click.option("--ignore", default="", help="Not these rules.")
@click.option("--skip-unknown", is_flag=True, help="Count named files that are no video documents.")
@click.option("--stdin-filename", default="<stdin>", help="The name of what comes from `-`.")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    dialect: str | None,
    fail_on: str,
    select: str,
    ignore: str,
    skip_unknown: bool,
    stdin_filename: str,
) -> int:
    """Judge files and folders; without PATH the current folder, with `-` standard input.

    Folders are searched for YAML and JSON, obeying .gitignore; what is no video document there is
    counted, not judged. Exit 1 if there are findings of the severity of --fail-on or above.
    """
    selection = Selection(parse_selectors(select), parse_selectors(ignore))
    found = targets(paths or (".",))
    if not found:
        raise UsageError(f"no YAML or JSON file in {' '.join(paths or ('.',))}")
    judgements, unread = _judge_all(found, dialect, stdin_filename)
    kept = [j for j, target in judgements if not _skip(j, target.named and not skip_unknown)]
    chosen = (judgement.only(selection.takes) for judgement in kept)
    report = collect(chosen, skipped=len(judgements) - len(kept))
    _print(report, form, output)
    for error in unread:
        click.echo(f"clipspec: {error}", err=True)
    return max((error.exit_code for error in unread), default=_exit_code(report, fail_on))


def _judge_all(
    found: list[Target], dialect: str | None, stdin_filename: str
) -> tuple[list[tuple[Judgement, Target]], list[ClipspecError]]:
    judgements, unread = [], []
    for target in found:
        name = stdin_filename if target.path == files.STDIN else files.shown(target.path)
        try:
            document = parse(files.read(target.path), name)
        except ClipspecError as error:
            unread.append(error)
            continue
        judgements.append((judge(document, dialect), target))
    return judgements, unread


def _skip(judgement: Judgement, named: bool) -> bool:
    if named or judgement.kind != "unknown":
        return False
    unreadable = judgement.document.data is None
    content = judgement.document.text.content
    return not (unreadable and any(mark in content for mark in _MARKS))


def _print(report: LintReport, form: str, output: str | None) -> None:
    rendered = render(report, form, color=output is None and wants_color(sys.stdout))
    if output is None:
        files.print_bytes(files.encode(rendered))
    else:
        files.write(Path(output), files.encode(rendered))


def _exit_code(report: LintReport, fail_on: str) -> int:
    threshold = Severity(fail_on).rank
    return int(any(d.severity.rank <= threshold for d in report.diagnostics))
