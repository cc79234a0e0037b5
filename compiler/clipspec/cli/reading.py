"""The options that say how a data file is to be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from clipspec.cli.rowfile import Reading
from clipspec.rows import SYNTAXES

_Command = Callable[..., Any]


def reading(command: _Command) -> _Command:
    """Give a command these options beside its `--data`. It gets what they make as `reading`."""

    @wraps(command)
    def with_reading(
        *, data_format: str | None, encoding: str | None, delimiter: str | None, **values: Any
    ) -> Any:
        return command(reading=Reading(data_format, encoding, delimiter), **values)

    for option in reversed(_OPTIONS):
        with_reading = option(with_reading)
    return with_reading


def _encoding(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    try:
        io.TextIOWrapper(io.BytesIO(), name or "utf-8")
    except LookupError as error:
        raise click.BadParameter(f"{name} is no encoding of texts that Python knows") from error
    return name


def _delimiter(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    text = "\t" if text == r"\t" else text
    if text is not None and (len(text) != 1 or text in '"\r\n'):
        raise click.BadParameter("one character, which is no quote and no line end")
    return text


_OPTIONS = (
    click.option(
        "--data-format", type=click.Choice(SYNTAXES), help="What the rows are, whatever the name."
    ),
    click.option("--encoding", callback=_encoding, help="Encoding of the rows.  [default: utf-8]"),
    click.option("--delimiter", callback=_delimiter, help="What stands between the cells of CSV."),
)
