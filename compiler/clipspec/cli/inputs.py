"""The options that say of which values and rows bodies are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from clipspec.cli.reading import reading

_Command = Callable[..., Any]


def inputs(command: _Command) -> _Command:
    """Give a command these options, and those of `reading`."""
    command = reading(command)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--set", "sets", multiple=True, metavar="NAME=VALUE", help="Give a param a value."
    ),
    click.option("--params", help="A YAML or JSON file with values of params."),
    click.option(
        "--data", help="Rows, one body for each: .csv, .tsv, .jsonl, .json, .yaml, or .gz of these."
    ),
)
