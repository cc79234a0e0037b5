"""The options that answer what a move to another version of the API leaves open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from clipspec.dialects import dialects
from clipspec.dialects.policy import CAPTIONS, ENGINES, SHORT_SIDES, policy_of
from clipspec.errors import UsageError

if TYPE_CHECKING:
    from clipspec.migrate import Request

_Command = Callable[..., Any]
TARGETS = list(dialects())


class Asked(NamedTuple):
    """What the command line asks of a move: where to, which losses are accepted, what is chosen.

    `choices` has the options that were given, by their names in the configuration, which they
    override.
    """

    to: str | None
    accept: tuple[str, ...]
    choices: Mapping[str, Any]

    def request(self, configured: Mapping[str, Any]) -> Request | None:
        """Return the request for a file of a project, None where no version is to be reached."""
        if self.to is None:
            return None
        from clipspec.migrate import Consent, Request  # what migrates is for those who ask

        policy = policy_of({**configured, **self.choices})
        if policy.split and policy.studio:
            raise UsageError("`split` makes a film of each scene, `studio` one of all: choose one")
        return Request(dialects()[self.to], policy, Consent(self.accept))


_OPTIONS = (
    click.option(
        "--accept",
        multiple=True,
        metavar="POINTER|all",
        help="Accept this loss; * in it is any item. May be repeated.",
    ),
    click.option(
        "--resolution",
        type=click.Choice(list(SHORT_SIDES)),
        help="The size of a picture for which none is stated.  [default beside a ratio: 720p]",
    ),
    click.option(
        "--keep-offset-sign/--turn-offset-sign",
        default=None,
        help="Copy vertical offsets as they stand.",
    ),
    click.option("--voice", metavar="ID", help="The voice for every text without one."),
    click.option(
        "--engine",
        type=click.Choice(list(ENGINES)),
        help="What renders a presenter for whom nothing is stated (v3).  [default: as before]",
    ),
    click.option(
        "--drop-test/--keep-test", default=None, help="Make a billed run of a free one (v3)."
    ),
    click.option(
        "--caption",
        type=click.Choice(list(CAPTIONS)),
        help="How captions are made where it is not stated.  [default: burn-in in v3]",
    ),
    click.option("--split/--join", default=None, help="A film of each scene, in a batch (v3)."),
    click.option(
        "--studio/--single", default=None, help="A film of scenes even of a single one (v3)."
    ),
)
_CHOICES = (
    *("resolution", "keep_offset_sign", "voice", "engine"),
    *("drop_test", "caption", "split", "studio"),
)


def crossing(command: _Command) -> _Command:
    """Give a command these options beside its `--to`. It gets what they make as `asked`."""

    @wraps(command)
    def with_asked(*, to: str | None, accept: tuple[str, ...], **values: Any) -> Any:
        given = {name: values.pop(name) for name in _CHOICES}
        choices = {
            name.replace("_", "-"): value for name, value in given.items() if value is not None
        }
        if given["voice"] is not None:
            _check_voice(given["voice"])
        return command(asked=Asked(to, accept, choices), **values)

    for option in reversed(_OPTIONS):
        with_asked = option(with_asked)
    return with_asked


def _check_voice(option: str) -> None:
    """Raise `UsageError` for what is neither `ID` nor `default=ID`."""
    name, _, voice = option.rpartition("=")
    if name not in ("", "default") or not voice or not voice.isprintable():
        raise UsageError("--voice takes a voice id, or default=ID: no other voice can be named yet")
