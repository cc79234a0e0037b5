"""The exceptions that reach a user as one line and an exit code, never as a traceback."""

from __future__ import annotations


class ClipspecError(Exception):
    """Something could not be done. The message names the place and the way out."""

    exit_code = 3


class UsageError(ClipspecError):
    """The command or its configuration is wrong."""

    exit_code = 2


class IncludeError(Exception):
    """A file that a template includes cannot be read. The message says why."""
