"""The reference validator: jsonschema, reading patterns as JSON Schema means them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators
from jsonschema.exceptions import FormatError

from clipspec.validate.values import is_format

# An escape or a class of characters, in which `$` is itself; or a `$` that means the end.
_END = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""Compile an ECMA 262 pattern, whose `$` is the very end: Python's also takes `"…\n"`."""
    return re.compile(_END.sub(lambda found: found[1] or r"\Z", pattern))


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


class _Formats:
    """The formats of the compiled validator, so that both mean the same by a date or a URI."""

    def check(self, instance: Any, name: str) -> None:
        """Raise for a text that is not in a format."""
        if isinstance(instance, str) and not is_format(name, instance):
            raise FormatError(f"{instance!r} is no {name!r}")


FORMATS: Any = _Formats()
"""Checks `format` where a validator is made with it."""

_extend: Any = validators.extend  # has no types
Reference: Any = _extend(Draft202012Validator, {"pattern": _pattern})
"""The class of validators."""
