"""The options that answer what a move to another version of the API leaves open."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from clipspec.dialects import dialects
from clipspec.dialects.policy import Policy
from clipspec.errors import UsageError

if TYPE_CHECKING:
    from clipspec.migrate import Request

_Command = Callable[..., Any]
_SHORT_SIDES = {"720p": 720, "1080p": 1080, "4k": 2160}
TARGETS = list(dialects())

_OPTIONS = (
    click.option(
        "--accept", multiple=True, metavar="POINTER|all", help="Accept this loss; may be repeated."
    ),
    click.option(
        "--resolution",
        type=click.Choice(list(_SHORT_SIDES)),
        default="720p",
        show_default=True,
        help="The size of a picture for which only a ratio is stated.",
    ),
    click.option("--keep-offset-sign", is_flag=True, help="Copy vertical offsets as they stand."),
    click.option("--voice", metavar="ID", help="The voice for every text without one."),
)


def crossing(command: _Command) -> _Command:
    """Give a command these options beside its `--to`. It gets what they make as `request`."""

    @wraps(command)
    def with_request(
        *,
        to: str | None,
        accept: tuple[str, ...],
        resolution: str,
        keep_offset_sign: bool,
        voice: str | None,
        **values: Any,
    ) -> Any:
        policy = Policy(_SHORT_SIDES[resolution], keep_offset_sign, _voice(voice))
        return command(request=_request(to, policy, accept), **values)

    for option in reversed(_OPTIONS):
        with_request = option(with_request)
    return with_request


def _request(to: str | None, policy: Policy, accept: tuple[str, ...]) -> Request | None:
    """Return what is asked for; what migrates is loaded for those who ask."""
    if to is None:
        return None
    from clipspec.migrate import Consent, Request

    return Request(dialects()[to], policy, Consent(accept))


def _voice(option: str | None) -> str | None:
    """Return the id in `ID` or `default=ID`."""
    if option is None:
        return None
    name, _, voice = option.rpartition("=")
    if name not in ("", "default") or not voice or not voice.isprintable():
        raise UsageError("--voice takes a voice id, or default=ID: no other voice can be named yet")
    return voice
