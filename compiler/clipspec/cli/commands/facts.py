"""`clipspec facts`: what is known of the API, as of when, and from where."""

from __future__ import annotations

from datetime import date

import click

from clipspec.cli import files
from clipspec.cli.today import today as today_option
from clipspec.errors import UsageError
from clipspec.facts import TOPICS, gather
from clipspec.facts.formats import formats, render
from clipspec.nearest import nearest


@click.command(short_help="Print the dated facts: timeline, endpoints, limits, ...")
@click.argument("topic", required=False)
@click.option("--format", "form", type=click.Choice(formats()), default="text")
@today_option
def command(topic: str | None, form: str, today: date) -> None:
    """Print what is known of the API under TOPIC, or all of it, with sources and confidence.

    Topics are timeline, hosts, endpoints (of v1 and v2, with what v3 has in their place), limits,
    enums, prices and sources.
    """
    if topic is not None and topic not in TOPICS:
        meant = nearest(topic, TOPICS)
        hint = f"did you mean {meant}?" if meant else f"there are {', '.join(TOPICS)}"
        raise UsageError(f"no topic is called {topic}: {hint}")
    topics = tuple(TOPICS) if topic is None else (topic,)
    files.print_text(render(gather(topics, today), form).rstrip("\n"))
