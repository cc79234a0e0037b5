"""The group of all commands, and the one boundary where exceptions become exit codes."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from clipspec import __version__, discovery
from clipspec.cli import commands, files
from clipspec.cli.streams import open_streams
from clipspec.errors import ClipspecError


class _Commands(click.Group):
    """Loads a command's module only when that command runs: start-up is a feature."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return discovery.names(commands.__path__)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module: Any = import_module(f"{commands.__name__}.{cmd_name}")
        command: click.Command = module.command
        return command

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the command line, which prints the help and the version."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:
            files.close_stdout()
            raise click.exceptions.Exit(0) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A reader who has gone, as `head` does, is not an error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            files.close_stdout()
            return 0


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="clipspec %(version)s")
def program() -> None:
    """Lint, compile and migrate the request bodies of HeyGen's video API.

    Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 something could not be done.
    """


def run() -> int:
    """Run the program and return its exit code. No traceback ever reaches the user."""
    open_streams()
    try:
        result = program.main(prog_name="clipspec", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except ClipspecError as error:
        return _failed(str(error), error.exit_code)
    except OSError as error:
        if error.filename is not None:
            return _our_fault(error)
        # Files say what went wrong with them. What click prints, such as the help, does not.
        files.close_stdout()
        return _failed(f"cannot write to standard output: {files.reason(error)}")
    except Exception as error:
        return _our_fault(error)
    return result if isinstance(result, int) else 0


def _failed(message: str, code: int = 3) -> int:
    from clipspec.report._terminal import inert  # a message may hold keys and names of any kind

    lines = map(inert, f"clipspec: {message}".split("\n"))
    with suppress(OSError):  # nobody is left to be told
        click.echo("\n".join(lines), err=True)
    return code


def _our_fault(error: Exception) -> int:
    if os.environ.get("CLIPSPEC_DEBUG"):
        raise error
    return _failed(
        f"a fault of clipspec itself: {type(error).__name__}: {error}\n"
        "Please report it; CLIPSPEC_DEBUG=1 shows where it happened."
    )
