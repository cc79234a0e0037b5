"""The options that choose a configuration, and those that override what it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from clipspec.cli.config import Projects
from clipspec.diagnostics import Severity
from clipspec.errors import UsageError
from clipspec.lint.selection import parse_selectors

_Command = Callable[..., Any]

_OPTIONS = (
    click.option("--config", metavar="FILE", help="This configuration, not the nearest."),
    click.option("--isolated", is_flag=True, help="No configuration."),
    click.option("--select", help="Only these rules: codes, prefixes or names, with commas."),
    click.option("--ignore", help="Not these rules."),
    click.option(
        "--fail-on",
        type=click.Choice([severity.value for severity in Severity]),
        help="The least severity that makes the exit code 1.  [default: error]",
    ),
    click.option("--catalog", metavar="FILE", help="A snapshot of the account's ids."),
    click.option("--baseline", metavar="FILE", help="Tell only what this file does not know."),
)


def configured(command: _Command) -> _Command:
    """Give a command these options. It gets what they make as `projects`."""

    @wraps(command)
    def with_projects(*, config: str | None, isolated: bool, **values: Any) -> Any:
        if config and isolated:
            raise UsageError("--config names a configuration, --isolated wants none: choose one")
        given = {name: values.pop(name) for name in _FIELDS}
        options = {name: value for name, value in given.items() if value is not None}
        for name in ("select", "ignore"):
            if name in options:
                options[name] = parse_selectors(options[name])
        return command(projects=Projects(options, config or "", isolated), **values)

    for option in reversed(_OPTIONS):
        with_projects = option(with_projects)
    return with_projects


_FIELDS = ("select", "ignore", "fail_on", "catalog", "baseline")
