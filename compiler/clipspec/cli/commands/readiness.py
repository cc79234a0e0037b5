"""`clipspec readiness`: how far a repository is from a version of the API."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.answering import Answering
from clipspec.cli.config import Projects
from clipspec.cli.crossing import TARGETS, Asked, crossing
from clipspec.cli.surveying import Surveying
from clipspec.cli.terminal import wants_color
from clipspec.cli.today import today as today_option
from clipspec.cli.walk import EVERYTHING, targets
from clipspec.errors import UsageError
from clipspec.readiness import THRESHOLDS
from clipspec.readiness.formats import formats, render


@click.command(short_help="Say how far a repository is from a version of the API.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--to",
    type=click.Choice(TARGETS),
    default=TARGETS[-1],
    show_default=True,
    help="The version to reach.",
)
@click.option("--format", "form", type=click.Choice(formats()), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False), help="Write the report to this file.")
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default="blocked",
    show_default=True,
    help="What makes the exit code 1, each with those before it.",
)
@today_option
@click.option("--answers", metavar="FILE", help="Answers to what `migrate` asked.")
@crossing
@click.option("--config", metavar="FILE", help="This configuration, not the nearest.")
@click.option("--isolated", is_flag=True, help="No configuration.")
@click.option(
    "--jobs", type=click.IntRange(min=0), default=0, help="Processes; 0: as many as are worth it."
)
@click.option("--stdin-filename", default="<stdin>", help="The name of what comes from `-`.")
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    fail_on: str,
    today: date,
    asked: Asked,
    answers: str | None,
    config: str | None,
    isolated: bool,
    jobs: int,
    stdin_filename: str,
) -> int:
    """Say what stands between files and folders and a version of the API; nothing is changed.

    Without PATH the current folder is looked at. Video documents are judged as `migrate` would
    take them, with the same answers. All other files, in any language, are searched for calls of
    v1 and v2. What .gitignore names is left out.

    Exit 1 for what --fail-on names: `blocked`, a document waits for an answer; `calls`, or source
    code calls an old version; `unready`, or a document is not in the wanted version yet.
    """
    if config and isolated:
        raise UsageError("--config names a configuration, --isolated wants none: choose one")
    found = targets(paths or (".",), EVERYTHING)
    if not found:
        raise UsageError(f"no file in {' '.join(paths or ('.',))}")
    surveying = Surveying(
        Projects({}, config or "", isolated), asked, Answering(answers), stdin_filename
    )
    readiness = surveying.survey_all(found, today, jobs)
    for file, why in readiness.extent.unread:
        click.echo(f"clipspec: cannot read {file}: {why}", err=True)
    text = render(readiness, form, output is None and wants_color(sys.stdout))
    if output is None:
        files.print_bytes(files.encode(text))
    else:
        files.write(Path(output), files.encode(text))
    return 3 if readiness.extent.unread else int(readiness.reaches(fail_on))
