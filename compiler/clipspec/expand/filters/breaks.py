"""Pauses in a text that is spoken."""

from __future__ import annotations

from typing import Any

from clipspec.expand.fault import ValueFault
from clipspec.expand.filters.arguments import number

_SHORTEST, _LONGEST = 0.1, 10
"""Seconds. No page of the API states bounds; below is no pause to an ear, above is a scene."""


def ssml_break(seconds: Any) -> str:
    """A pause of so many seconds, from 0.1 to 10, as the tag that the API takes.

    Seconds are rounded to milliseconds. The tag needs a space on either side.

    {{ 1 | ssml_break }} → <break time="1s"/>
    Ready? {{ 0.5 | ssml_break }} Go! → Ready? <break time="0.5s"/> Go!
    """
    value = number(seconds, "ssml_break")
    if not _SHORTEST <= value <= _LONGEST:
        help_ = f"write {_SHORTEST} to {_LONGEST} seconds; a longer silence is a scene of its own"
        raise ValueFault(f"a pause of {value:,} seconds", help_)
    return f'<break time="{round(value, 3):g}s"/>'
